/** Which names are on the chart as it is seen now, and where: boats, then tasked assets, then places. */
import deskMap from '@straitwatch/data/desk-map.json';
import type { AssetView, BoatView, TaskView } from '@straitwatch/protocol';
import type { Map as Chart } from 'maplibre-gl';
import {
  around,
  assetNamePx,
  type Box,
  boatNamePx,
  type LabelPlan,
  overlaps,
  placeLabels,
  type WantedLabel,
} from './labels.js';
import { inlandSide, placeLayers } from './style.js';

/** Width in pixels of a text of a size. */
export type TextWidth = (text: string, sizePx: number) => number;

const boatMarkPx = 11;
const assetMarkPx = 5;
/** Around a text, so that two of them do not touch. */
const airPx = 4;

export function textWidthOf(context: CanvasRenderingContext2D | null): TextWidth {
  const known = new Map<string, number>();
  const knownMax = 2000;
  return (text, sizePx) => {
    const key = `${sizePx} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      if (context !== null) context.font = `600 ${sizePx}px "IBM Plex Sans", sans-serif`;
      // Without a canvas a letter is a little over half as wide as it is high.
      width = context === null ? text.length * sizePx * 0.56 : context.measureText(text).width;
      if (known.size >= knownMax) known.clear();
      known.set(key, width);
    }
    return width;
  };
}

export function planLabels(
  chart: Chart,
  seen: {
    boats: Iterable<BoatView>;
    assets: Iterable<AssetView>;
    tasks: ReadonlyMap<string, TaskView>;
    selected: string | undefined;
    arrival: (task: TaskView) => string;
    language: 'en' | 'fr';
  },
  widthOf: TextWidth,
): LabelPlan {
  const { clientWidth, clientHeight } = chart.getContainer();
  const isInSight = ({ x, y }: { x: number; y: number }): boolean =>
    x > -50 && y > -50 && x < clientWidth + 50 && y < clientHeight + 50;
  const marks: Box[] = [];
  const boatMarks: Box[] = [];
  const texts = new Map<string, string>();
  const places = new Map<string, { x: number; y: number }>();
  const wanted: { rank: number; label: WantedLabel }[] = [];
  const want = (
    key: string,
    text: string,
    as: Omit<WantedLabel, 'key' | 'widthPx' | 'heightPx'> & { sizePx: number; rank: number },
  ): void => {
    const { sizePx, rank, ...rest } = as;
    texts.set(key, text);
    places.set(key, { x: as.x, y: as.y });
    const widthPx = widthOf(text, sizePx) + airPx;
    wanted.push({ rank, label: { ...rest, key, widthPx, heightPx: sizePx * 1.2 } });
  };
  for (const { id, position, status, rank } of seen.boats) {
    if (position === undefined || status === 'ended') continue;
    const { x, y } = chart.project([position.lon, position.lat]);
    if (!isInSight({ x, y })) continue;
    boatMarks.push(around(x, y, boatMarkPx));
    const sizePx = boatNamePx(id === seen.selected);
    want(id, id, { x, y, sizePx, gapPx: 13, isSure: true, rank: 1e6 + rank });
  }
  for (const asset of seen.assets) {
    if (asset.position === undefined) continue;
    const { x, y } = chart.project([asset.position.lon, asset.position.lat]);
    if (!isInSight({ x, y })) continue;
    marks.push(around(x, y, assetMarkPx));
    const task = asset.task === undefined ? undefined : seen.tasks.get(asset.task);
    if (task === undefined) continue;
    const text = `${asset.name} ${seen.arrival(task)}`.trim();
    const rank = task.boat === seen.selected ? 1 : 0;
    want(asset.id, text, { x, y, sizePx: assetNamePx, gapPx: 9, isSure: false, rank });
  }
  wanted.sort((a, b) => b.rank - a.rank);
  const placed = placeLabels(
    wanted.map((one) => one.label),
    {
      taken: [...boatMarks, ...marks],
      view: { left: 0, top: 0, right: clientWidth, bottom: clientHeight },
    },
  );
  // A harbour with an asset in it keeps its name: the mark is small.
  const boxes = [...[...placed.values()].map((one) => one.box), ...boatMarks];
  return {
    offsetOf: (key) => {
      const at = placed.get(key);
      return at === undefined ? [13, 0] : [at.dx, at.dy];
    },
    isNamed: (key) => placed.has(key),
    textOf: (key) => texts.get(key) ?? key,
    leadTo: (key) => {
      const at = placed.get(key);
      const from = places.get(key);
      if (at === undefined || from === undefined || !at.isLed) return undefined;
      const { left, right, top, bottom } = at.box;
      const near = (value: number, low: number, high: number): number =>
        Math.min(high, Math.max(low, value));
      const end = chart.unproject([near(from.x, left, right), near(from.y, top, bottom)]);
      return [end.lng, end.lat];
    },
    hiddenPlaces: hiddenPlaces(chart, boxes, seen.language, widthOf),
  };
}

function hiddenPlaces(
  chart: Chart,
  boxes: readonly Box[],
  language: 'en' | 'fr',
  widthOf: TextWidth,
): string[] {
  return placeLayers.flatMap(({ from, sizePx }) =>
    deskMap.layers[from].features.flatMap(({ geometry, properties }) => {
      const [lon = 0, lat = 0] = geometry.coordinates as number[];
      const { x, y } = chart.project([lon, lat]);
      const text = (language === 'fr' ? properties.labelFr : properties.label) ?? properties.name;
      const width = widthOf(text, sizePx);
      const country = 'country' in properties ? properties.country : undefined;
      const left = inlandSide(country) === 'left' ? x - sizePx * 0.6 - width : x + sizePx * 0.6;
      const box = { left, top: y - sizePx * 0.6, right: left + width, bottom: y + sizePx * 0.6 };
      return boxes.some((other) => overlaps(box, other)) ? [properties.id] : [];
    }),
  );
}
