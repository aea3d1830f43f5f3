/** What moves on the chart: ships, assets, boats with the area that holds them, and who goes where. */

import {
  PathLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer,
} from '@deck.gl/layers';
import { destination } from '@straitwatch/geo';
import type { AssetView, BoatView, TaskView } from '@straitwatch/protocol';
import { radiusNowM } from '../format.js';
import type { Ship } from '../live/store.js';
import type { Theme } from './style.js';

type Rgb = [number, number, number];
const palette: Record<
  Theme,
  Record<'ship' | 'distress' | 'alert' | 'uncertainty' | 'uk' | 'fr', Rgb>
> = {
  day: {
    ship: [140, 150, 160],
    distress: [176, 16, 32],
    alert: [138, 90, 0],
    uncertainty: [90, 98, 108],
    uk: [0, 110, 60],
    fr: [28, 76, 170],
  },
  night: {
    ship: [110, 92, 84],
    distress: [255, 96, 80],
    alert: [222, 160, 60],
    uncertainty: [170, 150, 140],
    uk: [120, 180, 90],
    fr: [120, 150, 230],
  },
};
const arrowM = { length: 620, width: 260 };

/** An arrow on the water for a ship that says its course; a small square for one that does not. */
function shipShape(ship: Ship, scale: number): [number, number][] {
  const course = ship.courseDegTrue;
  const at = { lat: ship.lat, lon: ship.lon };
  const corners =
    course === undefined
      ? [45, 135, 225, 315].map((turn) => [turn, arrowM.width] as const)
      : ([
          [course, arrowM.length],
          [course + 150, arrowM.width],
          [course + 180, arrowM.width * 0.4],
          [course + 210, arrowM.width],
        ] as const);
  return corners.map(([bearingDegTrue, distanceM]) => {
    const to = destination(at, {
      bearingDegTrue: bearingDegTrue % 360,
      distanceM: distanceM * scale,
    });
    return [to.lon, to.lat];
  });
}

export function shipLayers(ships: Iterable<Ship>, theme: Theme, scale: number) {
  const all = [...ships].filter((one) => one.kind === 'ship');
  return [
    new SolidPolygonLayer<Ship>({
      id: 'ships',
      data: all,
      getPolygon: (ship) => shipShape(ship, scale),
      getFillColor: palette[theme].ship,
      pickable: true,
    }),
  ];
}

function circle(at: { lat: number; lon: number }, radiusM: number): [number, number][] {
  return Array.from({ length: 48 }, (_unused, i) => {
    const to = destination(at, { bearingDegTrue: i * 7.5, distanceM: radiusM });
    return [to.lon, to.lat];
  });
}

const staleMs = 20 * 60_000;

export function boatLayers(
  boats: Iterable<BoatView>,
  options: {
    theme: Theme;
    nowMs: number;
    selected: string | undefined;
    onOpen: (id: string) => void;
  },
) {
  const { theme, nowMs, selected, onOpen } = options;
  const open = [...boats].flatMap((boat) =>
    boat.position === undefined || boat.status === 'ended'
      ? []
      : [{ boat, position: boat.position }],
  );
  type Item = (typeof open)[number];
  const colour = ({ boat }: Item): Rgb => palette[theme][boat.phase];
  const isStale = ({ position }: Item): boolean => nowMs - Date.parse(position.time) > staleMs;
  const onClick = (info: { object?: Item }): void => {
    if (info.object !== undefined) onOpen(info.object.boat.id);
  };
  return [
    new PathLayer<Item>({
      id: 'told-track',
      data: open.filter((one) => one.boat.track.length > 1),
      getPath: (one) => one.boat.track.map((point): [number, number] => [point.lon, point.lat]),
      getColor: (one) => [...colour(one), 140],
      widthMinPixels: 1,
    }),
    new PolygonLayer<Item>({
      id: 'areas',
      data: open,
      getPolygon: (one) => circle(one.position, radiusNowM(one.position, nowMs)),
      getFillColor: (one) => [...colour(one), isStale(one) ? 14 : 34],
      getLineColor: (one) => [...colour(one), isStale(one) ? 120 : 255],
      lineWidthMinPixels: 1.5,
      pickable: true,
      onClick,
    }),
    new ScatterplotLayer<Item>({
      id: 'marks',
      data: open,
      getPosition: (one) => [one.position.lon, one.position.lat],
      radiusUnits: 'pixels',
      getRadius: (one) => (one.boat.id === selected ? 8 : 6),
      stroked: true,
      lineWidthMinPixels: 2,
      // Filled only where it was seen; what was told or worked out is hollow.
      getFillColor: (one) => [...colour(one), one.position.basis === 'seen' ? 255 : 0],
      getLineColor: colour,
      pickable: true,
      onClick,
    }),
    new TextLayer<Item>({
      id: 'names',
      data: open,
      getPosition: (one) => [one.position.lon, one.position.lat],
      getText: (one) => one.boat.id,
      getColor: colour,
      getSize: 15,
      fontFamily: 'IBM Plex Sans',
      fontWeight: 600,
      getPixelOffset: [12, 0],
      getTextAnchor: 'start',
    }),
  ];
}

export function assetLayers(
  assets: Iterable<AssetView>,
  tasks: ReadonlyMap<string, TaskView>,
  boats: ReadonlyMap<string, BoatView>,
  theme: Theme,
) {
  const placed = [...assets].flatMap((one) =>
    one.position === undefined ? [] : [{ one, at: one.position }],
  );
  type Item = (typeof placed)[number];
  const colour = ({ one }: Item): Rgb => palette[theme][one.centre];
  const lines = placed.flatMap((item) => {
    const task = item.one.task === undefined ? undefined : tasks.get(item.one.task);
    const to = task?.boat === undefined ? undefined : boats.get(task.boat)?.position;
    return to === undefined ? [] : [{ item, to }];
  });
  return [
    new PathLayer<(typeof lines)[number]>({
      id: 'going',
      data: lines,
      getPath: ({ item, to }) => [
        [item.at.lon, item.at.lat],
        [to.lon, to.lat],
      ],
      getColor: ({ item }) => [...colour(item), 170],
      widthMinPixels: 1,
    }),
    new ScatterplotLayer<Item>({
      id: 'assets',
      data: placed,
      getPosition: ({ at }) => [at.lon, at.lat],
      radiusUnits: 'pixels',
      getRadius: 4,
      getFillColor: colour,
    }),
    new TextLayer<Item>({
      id: 'asset-names',
      data: placed.filter(({ one }) => one.task !== undefined),
      getPosition: ({ at }) => [at.lon, at.lat],
      getText: ({ one }) => one.name,
      getColor: colour,
      getSize: 12,
      fontFamily: 'IBM Plex Sans',
      getPixelOffset: [8, 0],
      getTextAnchor: 'start',
      characterSet: 'auto',
    }),
  ];
}
