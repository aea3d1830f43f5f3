/** How the cloud of a boat lies over minutes of latitude and longitude: the more of it, the darker a square. */
import { SolidPolygonLayer } from '@deck.gl/layers';
import type { BoatView, DriftDensity } from '@straitwatch/protocol';
import { phaseColours } from './colours.js';
import type { Theme } from './style.js';

export interface DensityCell {
  readonly corners: readonly [number, number][];
  /** Of the densest square. */
  readonly share: number;
}

/** The least that is drawn, and the darkest, of 255. */
const palest = 24;
const darkest = 190;

export function densityLayers(
  density: DriftDensity | undefined,
  boat: BoatView | undefined,
  theme: Theme,
) {
  if (density === undefined || boat === undefined) return [];
  const [red, green, blue] = phaseColours[theme][boat.phase];
  return [
    new SolidPolygonLayer<DensityCell>({
      id: 'density',
      data: cellsOf(density),
      getPolygon: ({ corners }) => [...corners],
      getFillColor: ({ share }) => [red, green, blue, palest + (darkest - palest) * share],
    }),
  ];
}

export function cellsOf({ west, south, share, cellDeg }: DriftDensity): DensityCell[] {
  const most = Math.max(...share);
  return west.map((lon, i) => {
    const lat = south[i] ?? 0;
    const [east, north] = [lon + cellDeg, lat + cellDeg];
    return {
      corners: [
        [lon, lat],
        [east, lat],
        [east, north],
        [lon, north],
        [lon, lat],
      ],
      share: (share[i] ?? 0) / most,
    };
  });
}
