/**
 * Where the chart is. What draws it is most of the page's code, so it comes as a file of its own: the board
 * never waits for it, and a telephone fetches it only when somebody asks for the chart.
 */
import { type ComponentType, useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../words/index.js';
import type { ChartProps, SideProps } from './chart-props.js';

export function ChartSide({ isAsked, ...side }: SideProps & { isAsked: boolean }) {
  const { words } = useWords();
  const isWide = useWide();
  const isWanted = isWide || isAsked;
  const [Drawn, setDrawn] = useState<ComponentType<ChartProps>>();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isGone = false;
    void import('./map.js')
      .then(({ DrawnChart }): ComponentType<ChartProps> => DrawnChart)
      // A desk without a chart still has its board.
      .catch(() => NoChart)
      .then((one) => {
        if (!isGone) setDrawn(() => one);
      });
    return () => {
      isGone = true;
    };
  }, [isWanted]);
  if (Drawn !== undefined) return <Drawn {...side} isWanted={isWanted} />;
  return (
    <section className="chart-side" aria-label={words.map} aria-busy hidden={!side.isShown}>
      <div className="chart" />
    </section>
  );
}

function NoChart({ isShown }: ChartProps) {
  const { words } = useWords();
  return (
    <section className="chart-side" aria-label={words.map} hidden={!isShown}>
      <p className="empty">{words.chartNotLoaded}</p>
    </section>
  );
}

/** Where the style sheet turns to the layout of a telephone. */
const wide = '(min-width: 821px)';

function useWide(): boolean {
  return useSyncExternalStore(
    (tell) => {
      const query = window.matchMedia(wide);
      query.addEventListener('change', tell);
      return () => query.removeEventListener('change', tell);
    },
    () => window.matchMedia(wide).matches,
  );
}
