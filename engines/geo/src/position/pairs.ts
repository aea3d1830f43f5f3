/** Puts two angles together to a position and says how likely that reading is. */
import { metresPerDegLat, metresPerDegLon } from '../local.js';
import type { LatLon } from '../point.js';
import { type Angle, anglesAt } from './angles.js';
import type { Axis, Token } from './tokens.js';
import { inArea, type PositionAssumption, type PositionForm, type Reading } from './types.js';

/** A position read from two angles. */
interface Pair extends LatLon {
  readonly score: number;
  readonly form: PositionForm;
  readonly halfStepM: number;
  readonly assumptions: readonly PositionAssumption[];
  /** The same with the longitude's sign turned, where that was a guess. */
  readonly turned: LatLon | undefined;
  readonly firstToken: number;
  readonly lastToken: number;
}

/** Least radius of a typed position: a telephone's own error, and the boat's movement meanwhile. */
export const typedRadiusFloorM = 50;
const gapTokensMax = 3;
const alternativesKept = 12;
/** Readings this much less likely than the best are not offered. */
const scoreBehindMax = 3;

/** What reading the whole text came to. */
export interface PairSearch {
  readonly best: Reading | undefined;
  /** Some angle was there, but no second one, or none in range. */
  readonly problem: PairProblem;
}

/**
 * Why there is no position: no angle at all, only one, one too large, or sixty minutes and more.
 */
export type PairProblem = 'none' | 'incomplete' | 'out-of-range' | 'minutes';

/** Looks for the best position in a list of tokens. */
export function searchPairs(tokens: readonly Token[]): PairSearch {
  const pairs: Pair[] = [];
  let angles = 0;
  let outOfRange = false;
  for (let start = 0; start < tokens.length; start++) {
    const firsts = anglesAt(tokens, start);
    angles += firsts.length;
    for (const first of firsts) {
      for (const at of secondStarts(tokens, first.next)) {
        for (const second of anglesAt(tokens, at)) {
          const pair = makePair({ first, second, start, tokens });
          if (pair === 'out-of-range') outOfRange = true;
          else if (pair !== undefined) keepBest(pairs, pair);
        }
      }
    }
  }
  const best = pairs[0];
  if (best !== undefined) return { best: toReading(best, pairs), problem: 'none' };
  if (minutesTooLarge(tokens)) return { best: undefined, problem: 'minutes' };
  if (outOfRange) return { best: undefined, problem: 'out-of-range' };
  return { best: undefined, problem: angles > 0 ? 'incomplete' : 'none' };
}

/** Whole degrees, then 60 to 99 where minutes should be, then a letter or a minute mark. */
function minutesTooLarge(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    const before = tokens[at - 1];
    if (token.kind !== 'number' || before?.kind !== 'number') return false;
    if (before.fraction !== '' || before.whole.length > 3 || token.whole.length !== 2) return false;
    const marked = token.mark === 'min' || tokens[at + 1]?.kind === 'letter';
    return Number(token.whole) >= 60 && marked;
  });
}

/** Where a second angle may begin: past separators, and past a label that belongs to the first. */
function secondStarts(tokens: readonly Token[], from: number): number[] {
  const starts = [from];
  for (let at = from; at < from + gapTokensMax; at++) {
    const kind = tokens[at]?.kind;
    if (kind !== 'between' && kind !== 'glue' && kind !== 'label') break;
    starts.push(at + 1);
  }
  return starts;
}

function keepBest(pairs: Pair[], pair: Pair): void {
  const at = pairs.findIndex((p) => p.score < pair.score);
  pairs.splice(at === -1 ? pairs.length : at, 0, pair);
  if (pairs.length > alternativesKept) pairs.length = alternativesKept;
}

function signed(angle: Angle, letter: 'S' | 'W'): number {
  if (angle.letter !== undefined) return angle.letter === letter ? -angle.deg : angle.deg;
  return angle.negative === true ? -angle.deg : angle.deg;
}

function makePair(parts: {
  readonly first: Angle;
  readonly second: Angle;
  readonly start: number;
  readonly tokens: readonly Token[];
}): Pair | 'out-of-range' | undefined {
  const { first, second } = parts;
  if (first.axis !== undefined && first.axis === second.axis) return undefined;
  const said: Axis | undefined =
    first.axis ?? (second.axis && (second.axis === 'lat' ? 'lon' : 'lat'));
  if (said !== undefined) {
    return place({
      ...parts,
      lat: said === 'lat' ? first : second,
      lon: said === 'lat' ? second : first,
      swapped: false,
    });
  }
  const asGiven = place({ ...parts, lat: first, lon: second, swapped: false });
  const swapped = place({ ...parts, lat: second, lon: first, swapped: true });
  if (asGiven === undefined || asGiven === 'out-of-range') {
    return typeof swapped === 'object' && inArea(swapped) ? swapped : asGiven;
  }
  const better = typeof swapped === 'object' && inArea(swapped) && !inArea(asGiven);
  return better ? swapped : asGiven;
}

function place(parts: {
  readonly first: Angle;
  readonly second: Angle;
  readonly start: number;
  readonly tokens: readonly Token[];
  readonly lat: Angle;
  readonly lon: Angle;
  readonly swapped: boolean;
}): Pair | 'out-of-range' | undefined {
  const { lat, lon } = parts;
  if (lat.deg > 90 || lon.deg > 180) return 'out-of-range';
  const assumptions = new Set([...parts.first.assumptions, ...parts.second.assumptions]);
  if (parts.swapped) assumptions.add('swapped');
  const latDeg = signed(lat, 'S');
  const lonDeg = signed(lon, 'W');
  const typed = lat.form === 'decimal-degrees' && lon.form === 'decimal-degrees';
  const lonGuessed = lon.letter === undefined && lon.negative === undefined;
  if (lat.letter === undefined && lat.negative === undefined && !(typed && lonGuessed)) {
    if (lon.letter !== undefined || !typed) assumptions.add('north-assumed');
  }
  if (lonGuessed) assumptions.add('east-assumed');
  const point = { lat: latDeg, lon: lonDeg };
  const score = scoreOf(parts, point);
  if (score === undefined) return undefined;
  const turned = lonGuessed ? { lat: latDeg, lon: -lonDeg } : undefined;
  return {
    ...point,
    score,
    form: coarser(lat, lon).form,
    halfStepM: halfStepM({ latDeg, latStepDeg: lat.stepDeg, lonStepDeg: lon.stepDeg }),
    assumptions: [...assumptions],
    turned: turned !== undefined && inArea(turned) && lonDeg !== 0 ? turned : undefined,
    firstToken: parts.start,
    lastToken: parts.second.next,
  };
}

function coarser(a: Angle, b: Angle): Angle {
  return a.stepDeg >= b.stepDeg ? a : b;
}

/** Half the diagonal of the box of places that would be written with the same digits. */
export function halfStepM(step: {
  readonly latDeg: number;
  readonly latStepDeg: number;
  readonly lonStepDeg: number;
}): number {
  const northM = (step.latStepDeg / 2) * metresPerDegLat(step.latDeg);
  const eastM = (step.lonStepDeg / 2) * metresPerDegLon(step.latDeg);
  return Math.hypot(northM, eastM);
}

/** How likely a reading is; undefined when nothing speaks for it but that there are two numbers. */
function scoreOf(
  parts: {
    readonly first: Angle;
    readonly second: Angle;
    readonly start: number;
    readonly tokens: readonly Token[];
    readonly swapped: boolean;
  },
  point: LatLon,
): number | undefined {
  const { first, second, tokens } = parts;
  const near = inArea(point);
  const both = (test: (angle: Angle) => boolean) => test(first) && test(second);
  const explicit =
    both((a) => a.letter !== undefined || a.labelled) ||
    both((a) => a.marked) ||
    both((a) => a.form === 'decimal-degrees' && a.decimals >= 3);
  if (!near && !explicit) return undefined;
  // "50, 2 engines": two bare whole numbers are counts of something more often than degrees.
  const bare = (a: Angle) =>
    a.form === 'decimal-degrees' && a.decimals === 0 && !a.marked && !a.labelled && !a.letter;
  if (both(bare)) return undefined;
  const before = tokens[parts.start - 1]?.kind;
  const after = tokens[second.next]?.kind;
  // A sign or letter beside the reading belongs to it: without it, it is a misreading.
  if (before === 'sign' || after === 'letter') return undefined;
  if (before === 'letter' && first.letter === undefined) return undefined;
  let score = near ? 6 : 0;
  for (const angle of [first, second]) {
    if (angle.letter !== undefined) score += 2.5;
    if (angle.labelled) score += 2;
    if (angle.marked) score += 1.5;
    if (angle.form === 'decimal-degrees') score += Math.min(2, angle.decimals * 0.6);
    score += (angle.numbers - 1) * 1.2 - angle.penalty;
  }
  if (first.form !== second.form) score -= 1.5;
  if (parts.swapped) score -= 1;
  // A number left over right beside the reading suggests that it was cut in the wrong place.
  const cutBefore = before === 'number' || before === 'glue';
  const cutAfter = after === 'number' || after === 'glue';
  if ((cutBefore || cutAfter) && !near) return undefined;
  if (cutBefore) score -= 2;
  if (cutAfter) score -= 2;
  return score;
}

function toReading(best: Pair, pairs: readonly Pair[]): Reading {
  const others: LatLon[] = [];
  if (best.turned !== undefined) others.push(best.turned);
  let several = false;
  for (const pair of pairs) {
    if (pair === best || pair.score < best.score - scoreBehindMax) continue;
    others.push({ lat: pair.lat, lon: pair.lon });
    const elsewhere = pair.lastToken <= best.firstToken || pair.firstToken >= best.lastToken;
    several ||=
      elsewhere && pair.score > best.score - 3 && (pair.lat !== best.lat || pair.lon !== best.lon);
  }
  const floored = best.halfStepM < typedRadiusFloorM;
  return {
    lat: best.lat,
    lon: best.lon,
    form: best.form,
    radiusM: floored ? typedRadiusFloorM : best.halfStepM,
    radiusReason: floored ? 'floor' : 'digits',
    assumptions: several ? [...best.assumptions, 'several-positions'] : best.assumptions,
    others,
  };
}
