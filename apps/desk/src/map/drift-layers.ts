/** Clouds on the chart: half of a cloud is filled, 19 in 20 of it outlined and dashed; its middle is hollow. */
import { PathLayer, SolidPolygonLayer, TextLayer } from '@deck.gl/layers';
import type { BoatDrift, BoatView, DriftFrameView } from '@straitwatch/protocol';
import { frameAt } from '../sea/ahead.js';
import { phaseColours, plate, type Rgb } from './colours.js';
import type { Theme } from './style.js';

/** What of a boat is needed to draw its cloud. */
type Drifting = Pick<BoatView, 'id' | 'phase' | 'status' | 'position'>;

interface Shown {
  readonly boat: Drifting;
  readonly frame: DriftFrameView;
}
interface Ring {
  readonly shown: Shown;
  readonly path: [number, number][];
}

/** A dash and the gap after it, on the water. */
const dashM = 700;
const gapM = 500;
const metresPerDeg = 111_195;
const dashesMax = 4_000;

interface Asked {
  readonly timeMs: number;
  /** `now` shows the cloud of the boat that is looked at; another time those of all boats. */
  readonly when: 'past' | 'now' | 'ahead';
  readonly selected: string | undefined;
}

/** Open boats with their cloud at a time. */
export function cloudsAt(
  boats: ReadonlyMap<string, Drifting>,
  drifts: ReadonlyMap<string, BoatDrift>,
  { timeMs, when, selected }: Asked,
): Shown[] {
  return [...drifts.values()].flatMap((drift) => {
    const boat = boats.get(drift.boat);
    // Now, only the boat that is looked at has its cloud drawn: the others have their areas.
    if (boat === undefined || boat.status === 'ended') return [];
    if (when === 'now' && boat.id !== selected) return [];
    const frame = frameAt(drift, timeMs);
    return frame === undefined || frame.areas.length === 0 ? [] : [{ boat, frame }];
  });
}

export function driftLayers(
  boats: ReadonlyMap<string, BoatView>,
  drifts: ReadonlyMap<string, BoatDrift>,
  options: Asked & { theme: Theme },
) {
  const { theme, when, selected } = options;
  const isAhead = when === 'ahead';
  const shown = cloudsAt(boats, drifts, options);
  const ringsOf = (share: number): Ring[] =>
    shown.flatMap((one) =>
      (one.frame.areas.find((area) => area.share === share)?.rings ?? []).map((path) => ({
        shown: one,
        path,
      })),
    );
  const colour = ({ boat }: Shown): Rgb => phaseColours[theme][boat.phase];
  const isPicked = (one: Ring): boolean => one.shown.boat.id === selected;
  return [
    new SolidPolygonLayer<Ring>({
      id: 'drift-half',
      data: ringsOf(0.5),
      getPolygon: (one) => one.path,
      getFillColor: (one) => [...colour(one.shown), isPicked(one) ? 70 : 34],
    }),
    new PathLayer<Ring>({
      id: 'drift-half-edge',
      data: ringsOf(0.5),
      getPath: (one) => one.path,
      getColor: (one) => [...colour(one.shown), 150],
      widthMinPixels: 1,
    }),
    // The wide areas of many boats would hide each other: only the one that is looked at has its own.
    new PathLayer<Ring>({
      id: 'drift-95',
      data: ringsOf(0.95).filter(isPicked).flatMap(dashed),
      getPath: (one) => one.path,
      getColor: (one) => colour(one.shown),
      widthMinPixels: 1.5,
    }),
    new PathLayer<Shown>({
      id: 'drift-way',
      data: isAhead ? shown : [],
      getPath: ({ boat, frame }) => [
        [boat.position?.lon ?? frame.lon ?? 0, boat.position?.lat ?? frame.lat ?? 0],
        [frame.lon ?? 0, frame.lat ?? 0],
      ],
      getColor: (one) => [...colour(one), 120],
      widthMinPixels: 1,
    }),
    new TextLayer<Shown>({
      id: 'drift-names',
      data: isAhead ? shown : [],
      getPosition: ({ frame }) => [frame.lon ?? 0, frame.lat ?? 0],
      getText: ({ boat }) => boat.id,
      getColor: colour,
      getSize: ({ boat }) => (boat.id === selected ? 16 : 13),
      fontFamily: 'IBM Plex Sans',
      fontWeight: 600,
      ...plate(theme),
    }),
  ];
}

/** A ring as dashes of one length, however far its corners are apart. */
function dashed({ shown, path }: Ring): Ring[] {
  return dashesOf(path).map((dash) => ({ shown, path: dash }));
}

export function dashesOf(path: readonly [number, number][]): [number, number][][] {
  const dashes: [number, number][][] = [];
  let dash: [number, number][] = [];
  let isOn = true;
  let leftM = dashM;
  for (let i = 1; i < path.length && dashes.length < dashesMax; i += 1) {
    let [lon, lat] = path[i - 1] ?? [0, 0];
    const [toLon, toLat] = path[i] ?? [0, 0];
    const perLon = metresPerDeg * Math.cos((lat * Math.PI) / 180);
    let restM = Math.hypot((toLon - lon) * perLon, (toLat - lat) * metresPerDeg);
    if (isOn && dash.length === 0) dash = [[lon, lat]];
    while (restM > leftM && dashes.length < dashesMax) {
      const share = leftM / restM;
      lon += (toLon - lon) * share;
      lat += (toLat - lat) * share;
      restM -= leftM;
      if (isOn) dashes.push([...dash, [lon, lat]]);
      isOn = !isOn;
      dash = isOn ? [[lon, lat]] : [];
      leftM = isOn ? dashM : gapM;
    }
    leftM -= restM;
    if (isOn) dash.push([toLon, toLat]);
  }
  if (isOn && dash.length > 1) dashes.push(dash);
  return dashes;
}
