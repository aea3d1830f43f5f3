/** What moves on the chart beside ships: assets, boats with the area that holds them, and who goes where. */

import { IconLayer, PathLayer, ScatterplotLayer, TextLayer } from '@deck.gl/layers';
import type { AssetView, BoatView, TaskView } from '@straitwatch/protocol';
import { dashedFromMs, radiusNowM } from '../format.js';
import type { Ship } from '../live/store.js';
import { dashes } from './circle.js';
import { centreColours, phaseColours, plate, type Rgb } from './colours.js';
import { assetNamePx, boatNamePx, type LabelPlan } from './labels.js';
import { marks } from './marks.js';
import type { Theme } from './style.js';

/** Latin with the accents of both languages: names of craft and words of the desk. */
const characters = Array.from({ length: 0x180 - 0x20 }, (_unused, i) =>
  String.fromCodePoint(0x20 + i),
);

export function boatLayers(
  boats: Iterable<BoatView>,
  options: {
    theme: Theme;
    nowMs: number;
    selected: string | undefined;
    plan: LabelPlan;
    onOpen: (id: string) => void;
  },
) {
  const { theme, nowMs, selected, plan, onOpen } = options;
  const open = [...boats].flatMap((boat) =>
    boat.position === undefined || boat.status === 'ended'
      ? []
      : [{ boat, position: boat.position }],
  );
  type Item = (typeof open)[number];
  const colour = ({ boat }: Item): Rgb => phaseColours[theme][boat.phase];
  const isStale = ({ position }: Item): boolean => nowMs - Date.parse(position.time) > dashedFromMs;
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
    new ScatterplotLayer<Item>({
      id: 'areas',
      data: open,
      getPosition: (one) => [one.position.lon, one.position.lat],
      getRadius: (one) => radiusNowM(one.position, nowMs),
      stroked: true,
      getFillColor: (one) => [...colour(one), isStale(one) ? 10 : 26],
      getLineColor: (one) => [...colour(one), isStale(one) ? 0 : 255],
      lineWidthUnits: 'pixels',
      getLineWidth: 1.5,
      pickable: true,
      onClick,
    }),
    // What is old is dashed: it asks to be confirmed.
    new PathLayer<{ path: [number, number][]; item: Item }>({
      id: 'old-areas',
      data: open
        .filter(isStale)
        .flatMap((item) =>
          dashes(item.position, radiusNowM(item.position, nowMs)).map((path) => ({ path, item })),
        ),
      getPath: ({ path }) => path,
      getColor: ({ item }) => colour(item),
      widthMinPixels: 1.5,
    }),
    new IconLayer<Item>({
      id: 'marks',
      data: open,
      getPosition: (one) => [one.position.lon, one.position.lat],
      getIcon: ({ boat, position }) =>
        marks[boat.phase][position.basis === 'seen' ? 'seen' : 'told'],
      getSize: (one) => (one.boat.id === selected ? 24 : 18),
      getColor: colour,
      pickable: true,
      onClick,
    }),
    new TextLayer<Item>({
      id: 'names',
      data: open,
      getPosition: (one) => [one.position.lon, one.position.lat],
      getText: (one) => one.boat.id,
      getColor: colour,
      getSize: (one) => boatNamePx(one.boat.id === selected),
      ...plate(theme),
      fontFamily: 'IBM Plex Sans',
      fontWeight: 600,
      getPixelOffset: (one) => plan.offsetOf(one.boat.id),
      getTextAnchor: 'start',
    }),
  ];
}

export function assetLayers(
  assets: Iterable<AssetView>,
  tasks: ReadonlyMap<string, TaskView>,
  boats: ReadonlyMap<string, BoatView>,
  options: { theme: Theme; plan: LabelPlan },
) {
  const { theme, plan } = options;
  const placed = [...assets].flatMap((one) =>
    one.position === undefined ? [] : [{ one, at: one.position }],
  );
  type Item = (typeof placed)[number];
  const colour = ({ one }: Item): Rgb => centreColours[theme][one.centre];
  const named = placed.filter(({ one }) => plan.isNamed(one.id));
  const led = named.flatMap((item) => {
    const to = plan.leadTo(item.one.id);
    return to === undefined ? [] : [{ item, to }];
  });
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
    new PathLayer<(typeof led)[number]>({
      id: 'leads',
      data: led,
      getPath: ({ item, to }) => [[item.at.lon, item.at.lat], to],
      getColor: ({ item }) => [...colour(item), 110],
      widthMinPixels: 1,
    }),
    new ScatterplotLayer<Item>({
      id: 'assets',
      data: placed,
      getPosition: ({ at }) => [at.lon, at.lat],
      radiusUnits: 'pixels',
      getRadius: 4,
      getFillColor: colour,
      pickable: true,
    }),
    new TextLayer<Item>({
      id: 'asset-names',
      data: named,
      getPosition: ({ at }) => [at.lon, at.lat],
      getText: ({ one }) => plan.textOf(one.id),
      getColor: colour,
      getSize: assetNamePx,
      ...plate(theme),
      fontFamily: 'IBM Plex Sans',
      getPixelOffset: ({ one }) => plan.offsetOf(one.id),
      getTextAnchor: 'start',
      characterSet: characters,
    }),
  ];
}

/** What stands beside the mouse on a ship. */
export function shipWords(ship: Ship, speed: (kn: string) => string): string {
  const { name, mmsi, speedKn, courseDegTrue } = ship;
  const course =
    courseDegTrue === undefined
      ? ''
      : ` ${String(Math.round(courseDegTrue) % 360).padStart(3, '0')}°`;
  return [
    name ?? String(mmsi),
    speedKn === undefined ? '' : `${speed(speedKn.toFixed(1))}${course}`,
    name === undefined ? '' : `MMSI ${mmsi}`,
  ]
    .filter((one) => one !== '')
    .join('\n');
}
