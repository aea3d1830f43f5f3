/**
 * How dangerous the sea is: along a few ways from the French shore, each hour of the coming day, and where
 * each open boat may be in the next hours. Worked out place by place with pauses between, so that no call
 * waits for it, and kept until the sea, the hour or the boat changes.
 */
import { readFileSync } from 'node:fs';
import {
  type ColdModel,
  type ComponentDanger,
  coldModel,
  combinedLevel,
  type Danger,
  dangerAt,
  type Figure,
  levelText,
  type NamedPlace,
  nearestOf,
  noteText,
  offShore,
  type ShippingLane,
  type SurvivalTable,
  shipsKnown,
} from '@straitwatch/danger';
import { dataFileUrl } from '@straitwatch/data';
import {
  fastDistanceM,
  type LatLon,
  metresPerDegLat,
  metresPerDegLon,
  mpsPerKn,
} from '@straitwatch/geo';
import type {
  BoatDanger,
  BoatDrift,
  DangerComponentView,
  DangerMoment,
  DriftFrameView,
  RouteDanger,
} from '@straitwatch/protocol';
import { wrongIn } from '../errors.js';
import type { SeaConditions } from './conditions.js';
import type { KnownSea } from './forcing/known-sea.js';
import { timeText } from './tides.js';

const hourMs = 3_600_000;
/** Told when none is asked for: from the Belgian border to the Authie most boats leave near one of them. */
export const standardRoutes = ['Dunkerque', 'Gravelines', 'Calais', 'Boulogne-sur-Mer'];
export const routesMax = 8;
export const routeHours = 24;
export const boatHours = 6;
/** A way is looked at this often. */
const everyM = 4_000;
/** A small boat that is under way, through the water. */
const underWayKn = 4;
/** Ways that are kept. */
const keptMax = 100;

interface Way {
  readonly from: NamedPlace;
  readonly to: NamedPlace;
  readonly places: readonly LatLon[];
  /** Of the boat that goes along it. */
  readonly over: { readonly eastMps: number; readonly northMps: number };
}

/** The answer is kept from the moment it is asked for: screens that ask together wait for one. */
interface Kept<T> {
  readonly key: string;
  readonly files: KnownSea;
  readonly made: Promise<T>;
}

export interface DangerSea {
  readonly conditions: SeaConditions;
  readonly files: KnownSea;
}

export class Dangers {
  readonly #sea: DangerSea;
  readonly #ways = new Map<string, Way>();
  readonly #routes = new Map<string, Kept<RouteDanger>>();
  readonly #boats = new WeakMap<BoatDrift, Kept<BoatDanger>>();
  #lanes: readonly ShippingLane[] | undefined;
  #cold: ColdModel | undefined;

  constructor(sea: DangerSea) {
    this.#sea = sea;
  }

  /** @throws ServerError `not-found` for a name that no French place has */
  async route(name: string, nowMs: number): Promise<RouteDanger> {
    const way = this.#way(name);
    const hour0Ms = Math.floor(nowMs / hourMs) * hourMs;
    const key = timeText(hour0Ms);
    const { files } = this.#sea;
    const kept = this.#routes.get(way.from.name);
    if (kept?.key === key && kept.files === files) return kept.made;
    if (this.#routes.size >= keptMax) this.#routes.clear();
    const made = this.#makeRoute(way, hour0Ms);
    this.#routes.set(way.from.name, { key, files, made });
    made.catch(() => this.#routes.delete(way.from.name));
    return made;
  }

  async #makeRoute(way: Way, hour0Ms: number): Promise<RouteDanger> {
    const looks: Danger[] = [];
    for (let hour = 0; hour <= routeHours; hour += 1) {
      looks.push(await this.#worstOf(way, hour0Ms + hour * hourMs));
    }
    const [first] = looks;
    if (first === undefined) throw new Error('a way without an hour');
    return {
      route: way.from.name,
      from: placeView(way.from),
      to: placeView(way.to),
      now: momentView(first, hour0Ms),
      hours: looks.map(({ level, components }, hour) => ({
        time: timeText(hour0Ms + hour * hourMs),
        level,
        components: components.map((one) => ({ component: one.component, level: one.level })),
      })),
    };
  }

  /** Over the area that holds 95 % of where the boat may be; adrift. */
  async boat(drift: BoatDrift, nowMs: number): Promise<BoatDanger> {
    const frames = framesFrom(drift, nowMs);
    const key = frames.map((one) => one.time).join();
    const { files } = this.#sea;
    const kept = this.#boats.get(drift);
    if (kept?.key === key && kept.files === files) return kept.made;
    const made = this.#makeBoat(drift.boat, frames);
    this.#boats.set(drift, { key, files, made });
    made.catch(() => this.#boats.delete(drift));
    return made;
  }

  async #makeBoat(boat: string, frames: readonly DriftFrameView[]): Promise<BoatDanger> {
    const hours: DangerMoment[] = [];
    for (const frame of frames) {
      const timeMs = Date.parse(frame.time);
      const looks: Danger[] = [];
      for (const place of placesOf(frame)) looks.push(await this.#look(place, timeMs));
      if (looks.length > 0) hours.push(momentView(anyOf(looks), timeMs));
    }
    return { boat, hours };
  }

  async #worstOf(way: Way, timeMs: number): Promise<Danger> {
    const looks: Danger[] = [];
    for (const place of way.places) looks.push(await this.#look(place, timeMs, way.over));
    return everyOf(looks);
  }

  /** One place at one time; a pause before it lets what waits go first. */
  async #look(place: LatLon, timeMs: number, own?: Way['over']): Promise<Danger> {
    await new Promise((resolve) => setImmediate(resolve));
    const { conditions: known, files } = this.#sea;
    const conditions = known.at(files, place, timeMs);
    this.#lanes ??= known.places.lanes(shipsKnown);
    this.#cold ??= coldModel(
      JSON.parse(readFileSync(dataFileUrl('survival'), 'utf8')) as SurvivalTable,
    );
    const over = own && {
      eastMps: own.eastMps + (conditions.stream?.eastMps ?? 0),
      northMps: own.northMps + (conditions.stream?.northMps ?? 0),
    };
    return dangerAt({
      place,
      conditions,
      cold: this.#cold,
      lanes: this.#lanes,
      ...(over && { over }),
    });
  }

  #way(name: string): Way {
    const wanted = plain(name);
    const known = this.#ways.get(wanted);
    if (known !== undefined) return known;
    const { places } = this.#sea.conditions;
    const from = places.french.find((one) => plain(one.name) === wanted);
    if (from === undefined) {
      const names = places.french.map((one) => one.name).join(', ');
      throw wrongIn('not-found', {
        field: 'route',
        got: name.slice(0, 60),
        expected: `one of ${names}`,
      });
    }
    const to = nearestOf(places.kent, from);
    const start = offShore(from, to, places.land);
    const end = offShore(to, from, places.land);
    const farM = fastDistanceM(start, end);
    const steps = Math.max(1, Math.ceil(farM / everyM));
    const share = (part: number): LatLon => ({
      lat: start.lat + (end.lat - start.lat) * part,
      lon: start.lon + (end.lon - start.lon) * part,
    });
    const speed = underWayKn * mpsPerKn;
    const east = (end.lon - start.lon) * metresPerDegLon(start.lat);
    const north = (end.lat - start.lat) * metresPerDegLat(start.lat);
    const way: Way = {
      from,
      to,
      places: Array.from({ length: steps + 1 }, (_, index) => share(index / steps)).filter(
        (one) => !places.land.contains(one),
      ),
      over: { eastMps: (speed * east) / farM, northMps: (speed * north) / farM },
    };
    this.#ways.set(wanted, way);
    return way;
  }
}

/** Letters without accents, in lower case: Étaples is found as etaples. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();

const placeView = ({ name, lat, lon }: NamedPlace) => ({ name, lat, lon });

/** All of these places are crossed: each component as at its worst. */
function everyOf(looks: readonly Danger[]): Danger {
  return joined(looks, (all) => ({
    low: Math.max(...all.map((one) => one.level.low)),
    high: Math.max(...all.map((one) => one.level.high)),
  }));
}

/** The boat is at one of these places: what holds at each is sure, the worst cannot be ruled out. */
function anyOf(looks: readonly Danger[]): Danger {
  return joined(looks, (all) => ({
    low: Math.min(...all.map((one) => one.level.low)),
    high: Math.max(...all.map((one) => one.level.high)),
  }));
}

type Range = { readonly low: number; readonly high: number };

function joined(
  looks: readonly Danger[],
  levelOf: (all: readonly ComponentDanger[]) => Range,
): Danger {
  const [first] = looks;
  if (first === undefined) throw new Error('no place to look at');
  const components = first.components.map(({ component }, index) => {
    const all = looks.flatMap((one) => one.components[index] ?? []);
    const worst = all.reduce((a, b) => (b.level.high > a.level.high ? b : a));
    const notes = [...new Set(all.flatMap((one) => one.notes))];
    return { ...worst, component, notes, level: levelOf(all) as ComponentDanger['level'] };
  });
  return { level: combinedLevel(components), components };
}

/** The frame of now and those of the next hours. */
function framesFrom(drift: BoatDrift, nowMs: number): DriftFrameView[] {
  const fromMs = nowMs - hourMs / 2;
  return drift.frames.filter((one) => Date.parse(one.time) >= fromMs).slice(0, boatHours + 1);
}

/** The middle of a cloud, and its ends towards the four quarters. */
function placesOf(frame: DriftFrameView): LatLon[] {
  if (frame.lat === undefined || frame.lon === undefined) return [];
  const corners = frame.areas.find((one) => one.share === 0.95)?.rings.flat() ?? [];
  const most = (of: (corner: readonly [number, number]) => number): LatLon[] => {
    const [first, ...rest] = corners;
    if (first === undefined) return [];
    const [lon, lat] = rest.reduce((a, b) => (of(b) > of(a) ? b : a), first);
    return [{ lat, lon }];
  };
  return [
    { lat: frame.lat, lon: frame.lon },
    ...most(([lon]) => lon),
    ...most(([lon]) => -lon),
    ...most(([, lat]) => lat),
    ...most(([, lat]) => -lat),
  ];
}

function momentView({ level, components }: Danger, timeMs: number): DangerMoment {
  const notes = [...new Set(components.flatMap((one) => one.notes))];
  const texts = (language: 'en' | 'fr'): string[] => notes.map((one) => noteText(one, language));
  return {
    time: timeText(timeMs),
    level,
    text: { en: levelText(level, 'en'), fr: levelText(level, 'fr') },
    components: components.map(componentView),
    notes: { en: texts('en'), fr: texts('fr') },
  };
}

function componentView(one: ComponentDanger): DangerComponentView {
  return { ...one, figures: one.figures.map(shownFigure), notes: [...one.notes] };
}

/** Three digits that count: no more is known of any of them. */
function shownFigure({
  name,
  unit,
  source,
  ...numbers
}: Figure): DangerComponentView['figures'][number] {
  const short = Object.entries(numbers).map(([key, value]) => [
    key,
    Number(value.toPrecision(3)) + 0,
  ]);
  return { name, unit, source, ...Object.fromEntries(short) };
}
