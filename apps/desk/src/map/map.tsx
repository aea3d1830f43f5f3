/** The chart and what moves on it. Live changes touch the overlay only; React draws this once. */
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as Chart, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef } from 'react';
import 'maplibre-gl/dist/maplibre-gl.css';
import { store } from '../live/store.js';
import { useWords } from '../words/index.js';
import { assetLayers, boatLayers, shipLayers } from './overlays.js';
import { chartStyle, type Theme } from './style.js';

setWorkerUrl(workerUrl);
/** Ages and areas grow even when nothing arrives. */
const redrawMs = 5000;

export function ChartSide(props: {
  theme: Theme;
  selected: string | undefined;
  onOpen: (id: string) => void;
}) {
  const { words, language } = useWords();
  const { theme, selected, onOpen } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return;
    const chart = new Chart({
      container: place.current,
      style: chartStyle(theme, language),
      bounds: [1.0, 50.72, 2.25, 51.32],
      attributionControl: {
        compact: true,
        customAttribution: '© OpenStreetMap contributors · GSHHG · GeoNames',
      },
      dragRotate: false,
    });
    chart.addControl(new ScaleControl({ unit: 'nautical' }), 'bottom-left');
    const overlay = new MapLibreOverlay({ interleaved: false, layers: [] });
    chart.addControl(overlay);
    const drawn: Record<string, unknown[]> = {};
    let frame = 0;
    const show = (): void => {
      window.cancelAnimationFrame(frame);
      frame = window.requestAnimationFrame(() =>
        overlay.setProps({ layers: Object.values(drawn).flat() as never[] }),
      );
    };
    const ships = (): void => {
      const scale = 2 ** Math.max(-2, 10 - chart.getZoom());
      drawn.a = shipLayers(store.get('ships').values(), theme, scale);
      show();
    };
    const rest = (): void => {
      const nowMs = store.nowMs();
      drawn.b = assetLayers(
        store.get('assets').values(),
        store.get('tasks'),
        store.get('boats'),
        theme,
      );
      drawn.c = boatLayers(store.get('boats').values(), { theme, nowMs, selected, onOpen });
      show();
    };
    const both = (): void => {
      ships();
      rest();
    };
    chart.on('load', both);
    chart.on('zoomend', ships);
    const ends = [
      store.subscribe('ships', ships),
      store.subscribe('boats', rest),
      store.subscribe('assets', rest),
      store.subscribe('tasks', rest),
    ];
    const timer = window.setInterval(rest, redrawMs);
    return () => {
      for (const end of ends) end();
      window.clearInterval(timer);
      window.cancelAnimationFrame(frame);
      chart.remove();
    };
  }, [theme, language, selected, onOpen]);
  return (
    <section className="chart-side" aria-label={words.map}>
      <div className="chart" ref={place} />
      <p className="legend" aria-hidden="true">
        ● {words.legendSeen} ○ {words.legendWorked} ◯ {words.legendHalf}
      </p>
    </section>
  );
}
