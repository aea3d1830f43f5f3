/** What the side of the chart is told, whether it is drawn already or not. */
import type { Theme } from './style.js';

export interface PlaceOnChart {
  lat: number;
  lon: number;
}

export interface SideProps {
  theme: Theme;
  selected: string | undefined;
  /** A place to show, once each time it is another one. */
  place: PlaceOnChart | undefined;
  isShown: boolean;
  /** Arrows of the stream are drawn. */
  isStreamShown: boolean;
  onStream: () => void;
  /** How the cloud of the chosen boat lies is drawn, by squares of a minute. */
  isDensityShown: boolean;
  onDensity: () => void;
  onOpen: (id: string) => void;
}

/** `isWanted`: on a telephone the chart is made only once it is asked for. */
export type ChartProps = SideProps & { isWanted: boolean };
