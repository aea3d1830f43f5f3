/** Rescue and patrol craft: what each can do, where it lies, and how it steers. */
import type { DemonstrationAsset } from '@straitwatch/data';
import { fastDistanceM, initialBearingDegTrue, type LatLon, mpsPerKn } from '@straitwatch/geo';
import type { Rng } from '@straitwatch/maths';
import type { Boat } from './boats.js';
import type { Strait } from './strait.js';
import type { Order } from './types.js';
import { between, nearestWater } from './water.js';

/** Steps of a task inside the simulator; the desk sees fewer. */
export type Stage =
  | 'called'
  | 'mustering'
  | 'outbound'
  | 'searching'
  | 'closing'
  | 'working'
  | 'watching'
  | 'inbound';

export interface ActiveTask {
  order: Order;
  stage: Stage;
  /** When a stage of known length ends. */
  untilMs: number;
  searchFromMs: number;
  searchLeg: number;
  boat: Boat | undefined;
  lastWordMs: number;
  /** The desk has been told that it is over. */
  isDone: boolean;
}

export interface Craft {
  readonly asset: DemonstrationAsset;
  readonly rng: Rng;
  readonly isAir: boolean;
  /** Takes people aboard by itself. */
  readonly isRescuer: boolean;
  readonly speedKn: number;
  readonly survivorsMax: number;
  /** Sees a small boat at night within this, by eye, lamp, radar or heat. */
  readonly lookM: number;
  /** How long it looks before it gives up, minutes. */
  readonly searchMin: number;
  readonly home: LatLon;
  /** Water to patrol to and fro, for craft that start the night at sea. */
  readonly patrol: readonly LatLon[];
  lat: number;
  lon: number;
  cogDegTrue: number;
  sogKn: number;
  way: LatLon[];
  aboard: number;
  task: ActiveTask | undefined;
}

interface KindFigures {
  readonly speedKn: number;
  readonly survivorsMax: number;
  readonly lookM: number;
  readonly searchMin: number;
}

/** Used where data/assets.json says nothing; ranges are judgements, not sweep widths. */
const kindFigures: Readonly<Record<DemonstrationAsset['kind'], KindFigures>> = {
  lifeboat: { speedKn: 25, survivorsMax: 60, lookM: 2600, searchMin: 75 },
  cutter: { speedKn: 18, survivorsMax: 150, lookM: 4500, searchMin: 90 },
  'patrol-boat': { speedKn: 24, survivorsMax: 80, lookM: 3700, searchMin: 90 },
  helicopter: { speedKn: 140, survivorsMax: 8, lookM: 7000, searchMin: 60 },
  aircraft: { speedKn: 180, survivorsMax: 0, lookM: 9000, searchMin: 120 },
  drone: { speedKn: 60, survivorsMax: 0, lookM: 6000, searchMin: 120 },
};

/** Craft already at sea when the night begins, and the water they watch. */
const patrols: Readonly<Record<string, readonly LatLon[]>> = {
  'bf-defender': [
    { lat: 51.13, lon: 1.45 },
    { lat: 51.06, lon: 1.3 },
  ],
  'bf-hurricane': [
    { lat: 50.98, lon: 1.17 },
    { lat: 51.04, lon: 1.26 },
  ],
  'hmc-valiant': [
    { lat: 50.97, lon: 1.3 },
    { lat: 51.05, lon: 1.45 },
  ],
  flamant: [
    { lat: 50.9, lon: 1.5 },
    { lat: 50.76, lon: 1.46 },
  ],
  athos: [
    { lat: 50.66, lon: 1.47 },
    { lat: 50.54, lon: 1.46 },
  ],
  aramis: [
    { lat: 51.03, lon: 1.78 },
    { lat: 51.06, lon: 2.05 },
  ],
  'abeille-normandie': [
    { lat: 50.92, lon: 1.53 },
    { lat: 50.97, lon: 1.6 },
  ],
};

/** Places of people on board of small craft, where the data row gives no number. */
const survivorsOf: Readonly<Record<string, number>> = {
  escaut: 15,
  scarpe: 15,
  'snsm-gravelines': 30,
};

export function makeCraft(strait: Strait, rng: Rng): Craft[] {
  const open = { lat: 51.0, lon: 1.5 };
  return strait.assets.map((asset) => {
    const usual = kindFigures[asset.kind];
    const isAir = ['helicopter', 'aircraft', 'drone'].includes(asset.kind);
    const home = isAir ? asset.base : nearestWater(strait.water.shoreAt, asset.base, open);
    const patrol = patrols[asset.id] ?? [];
    const draws = rng.fork(asset.id);
    const [from, to] = [patrol[0], patrol[1]];
    const at = from === undefined || to === undefined ? home : between(from, to, draws.uniform());
    return {
      asset,
      rng: draws,
      isAir,
      isRescuer: !isAir,
      speedKn: asset.speedKn ?? usual.speedKn,
      survivorsMax: asset.survivorsMax ?? survivorsOf[asset.id] ?? usual.survivorsMax,
      lookM: usual.lookM,
      searchMin: usual.searchMin,
      home,
      patrol,
      lat: at.lat,
      lon: at.lon,
      cogDegTrue: 0,
      sogKn: 0,
      way: [],
      aboard: 0,
      task: undefined,
    };
  });
}

/** Goes along its way for `stepS` seconds at `speedKn`. @returns true on arrival at the last place */
export function advance(craft: Craft, speedKn: number, stepS: number): boolean {
  let leftM = speedKn * mpsPerKn * stepS;
  // Each turn of the loop uses up one place of the way.
  for (let turns = craft.way.length; turns >= 0; turns--) {
    const next = craft.way[0];
    if (next === undefined) break;
    const apartM = fastDistanceM(craft, next);
    if (apartM > 1) craft.cogDegTrue = initialBearingDegTrue(craft, next);
    if (apartM > leftM) {
      const at = between(craft, next, leftM / apartM);
      craft.lat = at.lat;
      craft.lon = at.lon;
      craft.sogKn = speedKn;
      return false;
    }
    craft.lat = next.lat;
    craft.lon = next.lon;
    leftM -= apartM;
    craft.way.shift();
  }
  craft.sogKn = 0;
  return true;
}

/** Seconds a way takes at full speed. */
export function wayS(craft: Craft): number {
  let metres = 0;
  let from: LatLon = craft;
  for (const place of craft.way) {
    metres += fastDistanceM(from, place);
    from = place;
  }
  return metres / (craft.speedKn * mpsPerKn);
}

export function steerTo(craft: Craft, strait: Strait, to: LatLon): void {
  craft.way = craft.isAir ? [to] : strait.water.wayTo(craft, to);
}

/** Without a task: to and fro on patrol at eight knots, or home and lie there. */
export function idle(craft: Craft, strait: Strait, stepS: number): void {
  if (craft.patrol.length > 0) {
    if (craft.way.length === 0) {
      const first = craft.patrol[0] ?? craft.home;
      const second = craft.patrol[1] ?? craft.home;
      const isAtFirst = fastDistanceM(craft, first) < fastDistanceM(craft, second);
      steerTo(craft, strait, isAtFirst ? second : first);
    }
    advance(craft, Math.min(8, craft.speedKn), stepS);
    return;
  }
  if (craft.way.length === 0) {
    if (fastDistanceM(craft, craft.home) < 50) {
      craft.sogKn = 0;
      return;
    }
    steerTo(craft, strait, craft.home);
  }
  advance(craft, craft.speedKn * 0.8, stepS);
}
