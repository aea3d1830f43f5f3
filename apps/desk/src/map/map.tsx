/** The chart and what moves on it. Live changes touch the overlay only; React draws this once. */
import type { PickingInfo } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import { Map as Chart, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import { useEffect, useRef, useState } from 'react';
import 'maplibre-gl/dist/maplibre-gl.css';
import type { TaskView } from '@straitwatch/protocol';
import { clock } from '../format.js';
import { type Ship, store } from '../live/store.js';
import { frameAt } from '../sea/ahead.js';
import { arrowsAt, densityAt } from '../sea/feed.js';
import { TimeSlider } from '../sea/time-slider.js';
import { type Language, speech, useWords } from '../words/index.js';
import type { ChartProps } from './chart-props.js';
import { densityLayers } from './density-layers.js';
import { driftLayers } from './drift-layers.js';
import { ChartFrames } from './frames.js';
import { planLabels, textWidthOf } from './label-plan.js';
import { assetLayers, boatLayers, shipWords } from './overlays.js';
import { shipLayers } from './ships.js';
import { streamLayers } from './stream-layers.js';
import { chartStyle, placeLayers, type Theme } from './style.js';

setWorkerUrl(workerUrl);
/** Ages and areas grow even when nothing arrives. */
const redrawMs = 5000;
/** Ships are drawn at most this often, however fast they are heard. */
const shipsMs = 250;

interface Shown {
  theme: Theme;
  language: Language;
  selected: string | undefined;
  isStreamShown: boolean;
  isDensityShown: boolean;
  onOpen: (id: string) => void;
}

const hourMs = 3_600_000;

/** The time that the chart shows: now, one ahead, or the moment that is looked back at. */
function shownMs(): number {
  const moment = store.get('moment');
  return moment === undefined ? store.nowMs() + store.get('aheadH') * hourMs : moment.atMs;
}

/** What is drawn over the chart, and what it says under the mouse. */
function overlayProps(chart: Chart, shown: { current: Shown }, frames: ChartFrames) {
  return {
    interleaved: false,
    layers: [],
    // Handed on to the loop of the drawing, which asks here for its frames.
    animationFrameProvider: frames,
    // The drawing takes no keys: only the chart beneath it is a stop of the Tab key.
    onLoad: () => {
      const drawings = chart.getContainer().querySelectorAll<HTMLElement>('canvas');
      for (const one of drawings) if (one !== chart.getCanvas()) one.tabIndex = -1;
      frames.wake();
    },
    getTooltip: ({ object, layer }: PickingInfo) => {
      // An asset that found no room for its name says it under the mouse.
      if (layer?.id === 'assets' && object !== undefined) {
        return { text: (object as { one: { name: string } }).one.name, className: 'tip' };
      }
      if (layer?.id !== 'ships' || object === undefined) return null;
      const { say } = speech(shown.current.language);
      return { text: shipWords(object as Ship, (kn) => say('knots', { kn })), className: 'tip' };
    },
  };
}

/** In the order in which they are drawn: boats and their names lie on top. */
const layersFromBelow = {
  ...{ stream: [], density: [], ships: [] },
  ...{ drift: [], assets: [], boats: [] },
};

interface Drawn {
  rest: () => void;
  stream: () => void;
  density: () => void;
}

/** Draws what the store knows on the chart until it is ended; `shown` is read anew each time. */
function drawLive(chart: Chart, shown: { current: Shown }): Drawn & { end: () => void } {
  const frames = new ChartFrames(window);
  const overlay = new MapLibreOverlay(overlayProps(chart, shown, frames));
  for (const event of ['mousemove', 'resize', 'move'] as const)
    chart.on(event, () => frames.wake());
  const drawn: Record<keyof typeof layersFromBelow, unknown[]> = { ...layersFromBelow };
  let frame = 0;
  let isRestDue = false;
  let isLoaded = false;
  /** However much has changed since the last frame, it is laid out once. */
  const show = (): void => {
    if (frame !== 0 || !isLoaded) return;
    frame = window.requestAnimationFrame(() => {
      frame = 0;
      if (isRestDue) layRest();
      isRestDue = false;
      overlay.setProps({ layers: Object.values(drawn).flat() as never[] });
      frames.wake();
    });
  };
  const scale = (): number => 2 ** Math.max(-2, 10 - chart.getZoom());
  const ships = (): void => {
    const ships = store.get('aheadH') > 0 ? [] : store.get('ships').values();
    drawn.ships = shipLayers(ships, shown.current.theme, scale());
    show();
  };
  const widthOf = textWidthOf(document.createElement('canvas').getContext('2d'));
  let hidden = '';
  /** Only where the set has changed: the chart lays its names out anew for it. */
  const hidePlaces = (ids: readonly string[]): void => {
    const key = ids.join(' ');
    if (key === hidden || chart.getLayer('places') === undefined) return;
    hidden = key;
    for (const { id } of placeLayers) {
      chart.setFilter(id, ['!', ['in', ['get', 'id'], ['literal', [...ids]]]]);
    }
  };
  let waiting = 0;
  const shipsSoon = (): void => {
    if (waiting !== 0) return;
    waiting = window.setTimeout(() => {
      waiting = 0;
      ships();
    }, shipsMs);
  };
  const layRest = (): void => {
    const { theme, selected, onOpen, language } = shown.current;
    const { words, say } = speech(language);
    const arrival = (task: TaskView): string => {
      if (task.status === 'on-scene') return words['on-scene'];
      return task.eta === undefined ? '' : say('due', { time: clock(task.eta) });
    };
    const boats = store.get('boats');
    const assets = store.get('assets');
    const tasks = store.get('tasks');
    const seen = { boats: boats.values(), assets: assets.values(), tasks, selected, arrival };
    const plan = planLabels(chart, { ...seen, language }, widthOf);
    const moment = store.get('moment');
    const aheadH = moment === undefined ? store.get('aheadH') : 0;
    // What was on the screen then is not kept; where boats had drifted by then is known now.
    drawn.drift =
      moment?.kind === 'shown'
        ? []
        : driftLayers(boats, store.get('drifts'), {
            theme,
            timeMs: shownMs(),
            when: moment !== undefined ? 'past' : aheadH > 0 ? 'ahead' : 'now',
            selected,
          });
    const density = store.get('density');
    drawn.density = densityLayers(density, boats.get(density?.boat ?? ''), theme);
    // Ahead of now nobody knows where ships and assets will be: only what drifts is drawn.
    drawn.assets = aheadH > 0 ? [] : assetLayers(assets.values(), tasks, boats, { theme, plan });
    drawn.boats =
      aheadH > 0
        ? []
        : boatLayers(boats.values(), {
            theme,
            nowMs: store.nowMs(),
            selected,
            plan,
            onOpen,
          });
    hidePlaces(plan.hiddenPlaces);
  };
  const rest = (): void => {
    isRestDue = true;
    show();
  };
  const both = (): void => {
    ships();
    rest();
  };
  /** The newest asking wins: an older answer that comes late is not drawn. */
  let asked = 0;
  const stream = (): void => {
    asked += 1;
    const mine = asked;
    if (!shown.current.isStreamShown) {
      drawn.stream = [];
      show();
      return;
    }
    void arrowsAt(shownMs()).then((arrows) => {
      if (mine !== asked) return;
      drawn.stream = streamLayers(arrows, shown.current.theme);
      show();
    });
  };
  let densityAsked = 0;
  const density = (): void => {
    densityAsked += 1;
    const mine = densityAsked;
    const { selected = '', isDensityShown } = shown.current;
    const drift = store.get('drifts').get(selected);
    const isThere = drift !== undefined && frameAt(drift, shownMs()) !== undefined;
    if (!isDensityShown || !isThere || store.get('moment')?.kind === 'shown') {
      store.set('density', undefined);
      return;
    }
    void densityAt(selected, shownMs()).then((found) => {
      if (mine === densityAsked) store.set('density', found);
    });
  };
  const ahead = (): void => {
    both();
    if (shown.current.isStreamShown) stream();
    if (shown.current.isDensityShown) density();
  };
  // The coast first: what the drawing needs of the graphics card would hold it up.
  chart.on('load', () => {
    isLoaded = true;
    chart.addControl(overlay);
    both();
  });
  chart.on('zoomend', ships);
  chart.on('moveend', rest);
  const ends = [
    store.subscribe('ships', shipsSoon),
    store.subscribe('boats', rest),
    store.subscribe('assets', rest),
    store.subscribe('tasks', rest),
    store.subscribe('moment', ahead),
    store.subscribe('drifts', () => {
      rest();
      if (shown.current.isDensityShown) density();
    }),
    store.subscribe('density', rest),
    store.subscribe('aheadH', ahead),
  ];
  const timer = window.setInterval(rest, redrawMs);
  return {
    rest,
    stream,
    density,
    end: () => {
      for (const one of ends) one();
      window.clearInterval(timer);
      window.clearTimeout(waiting);
      window.cancelAnimationFrame(frame);
    },
  };
}

export function DrawnChart(props: ChartProps) {
  const { words, language } = useWords();
  const { theme, selected, place, isShown, isWanted, onOpen } = props;
  const { isStreamShown, onStream, isDensityShown, onDensity } = props;
  const [canDraw] = useState(hasWebGl);
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown>({ theme, language, selected, isStreamShown, isDensityShown, onOpen });
  shown.current = { theme, language, selected, isStreamShown, isDensityShown, onOpen };
  const live = useRef<Drawn & { chart: Chart }>(undefined);
  useEffect(() => {
    if (box.current === null || !isWanted || !canDraw) return;
    const chart = new Chart({
      container: box.current,
      style: chartStyle(theme, language),
      bounds: [1.0, 50.72, 2.25, 51.32],
      attributionControl: false,
      dragRotate: false,
      locale: { 'ScaleControl.NauticalMiles': 'NM', 'Map.Title': speech(language).words.map },
    });
    chart.addControl(new ScaleControl({ unit: 'nautical' }), 'bottom-right');
    const { end, ...drawn } = drawLive(chart, shown);
    live.current = { chart, ...drawn };
    if (shown.current.isStreamShown) drawn.stream();
    return () => {
      live.current = undefined;
      end();
      chart.remove();
    };
  }, [theme, language, isWanted, canDraw]);
  useEffect(() => {
    if (live.current === undefined || selected === undefined) return;
    const { chart, rest } = live.current;
    rest();
    const at = store.get('boats').get(selected)?.position;
    if (at !== undefined && !chart.getBounds().contains([at.lon, at.lat])) {
      chart.panTo([at.lon, at.lat]);
    }
  }, [selected]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is read from `shown`
  useEffect(() => live.current?.stream(), [isStreamShown]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is read from `shown`
  useEffect(() => live.current?.density(), [isDensityShown, selected]);
  useEffect(() => {
    if (isShown && isWanted) live.current?.chart.resize();
  }, [isShown, isWanted]);
  useEffect(() => {
    if (place !== undefined)
      live.current?.chart.flyTo({ center: [place.lon, place.lat], zoom: 11 });
  }, [place]);
  return (
    <section className="chart-side" aria-label={words.map} hidden={!isShown}>
      {canDraw ? <div className="chart" ref={box} /> : <p className="empty">{words.noChart}</p>}
      <p className="legend">
        <span>▲ {words.legendSeen}</span> <span>△ {words.legendWorked}</span>{' '}
        <span>◯ {words.legendHalf}</span> <span>┄ {words.legendOld}</span>{' '}
        <span className="ours">● {words.dover}</span>{' '}
        <span className="theirs">● {words.grisNez}</span>
      </p>
      <TimeSlider selected={selected} {...{ isStreamShown, onStream, isDensityShown, onDensity }} />
      <p className="credit">© OpenStreetMap · GSHHG · GeoNames</p>
    </section>
  );
}

/** The desk must work where the chart cannot be drawn. */
function hasWebGl(): boolean {
  return document.createElement('canvas').getContext('webgl2') !== null;
}
