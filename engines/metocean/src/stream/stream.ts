/**
 * The built-in tidal stream: harmonic constants of east and north on a grid, summed for a time. What it
 * rests on and how far it is off stands in docs/explanation/tidal-stream.md; every value carries its sd.
 */
import { checkPlace, checkTime, MetoceanError } from '../errors.js';
import { cornersAt, type EvaluatedGrid, type Vector } from '../fields/grid.js';
import { dayKeeper, harmonicParts } from '../tide/harmonics.js';
import { readStreamGrid, type StreamConstants, type StreamGridFile } from './file.js';

/** Towards east and north; `sdMps` is the standard deviation of either of them. */
export interface StreamValue extends Vector {
  readonly sdMps: number;
}

/** The stream turns: it is weakest along its axis, and runs towards `towardsDegTrue` afterwards. */
export interface SlackTime {
  readonly timeMs: number;
  /** What is left at that moment, across the axis. */
  readonly speedMps: number;
  readonly towardsDegTrue: number;
}

/** The stream of one place. */
export interface PlaceStream {
  readonly sdMps: number;
  at(timeMs: number): StreamValue;
  slackTimes(fromMs: number, toMs: number): SlackTime[];
}

export interface TidalStream {
  /** Corners of the area, degrees. */
  readonly area: { west: number; south: number; east: number; north: number };
  /** Undefined on land and outside the area. */
  at(latDeg: number, lonDeg: number, timeMs: number): StreamValue | undefined;
  place(latDeg: number, lonDeg: number): PlaceStream | undefined;
  /** For drift: the whole area at a time. */
  readonly field: EvaluatedGrid;
}

const rad = Math.PI / 180;
const hourMs = 3_600_000;
const slackStepMs = 600_000;
/** Longest span in which turns are looked for. */
export const slackDaysMax = 400;
/** The years for which the field offers itself, well inside those of the arguments. */
const fromMs = Date.UTC(1950, 0, 1);
const toMs = Date.UTC(2080, 0, 1);

/** cos and sin of every constituent at a time, followers added to their leaders. */
function makeBasis(constants: StreamConstants): (timeMs: number) => Float64Array {
  const { constituents, followers } = constants;
  const dayOf = dayKeeper([...constituents, ...followers.map((one) => one.constituent)]);
  return (timeMs) => {
    checkTime('time', timeMs);
    const count = constituents.length + followers.length;
    const cosPart = new Float64Array(count);
    const sinPart = new Float64Array(count);
    harmonicParts(dayOf(timeMs), timeMs, { cosPart, sinPart });
    const basis = new Float64Array(2 * constituents.length);
    for (let i = 0; i < constituents.length; i += 1) {
      basis[2 * i] = cosPart[i]!;
      basis[2 * i + 1] = sinPart[i]!;
    }
    followers.forEach(({ leader, re, im }, k) => {
      const c = cosPart[constituents.length + k]!;
      const s = sinPart[constituents.length + k]!;
      basis[2 * leader]! += re * c + im * s;
      basis[2 * leader + 1]! += re * s - im * c;
    });
    return basis;
  };
}

/** Sum of the numbers of one place from `start` on: steady east, north, then four a constituent. */
function vectorFrom(values: ArrayLike<number>, start: number, basis: Float64Array): Vector {
  let eastMps = values[start]!;
  let northMps = values[start + 1]!;
  let at = start + 2;
  for (let i = 0; i < basis.length; i += 2) {
    const c = basis[i]!;
    const s = basis[i + 1]!;
    eastMps += values[at]! * c + values[at + 1]! * s;
    northMps += values[at + 2]! * c + values[at + 3]! * s;
    at += 4;
  }
  return { eastMps, northMps };
}

/** The constants of a place: bilinear among water cells, absent where the nearest cell is none. */
function numbersAt(
  constants: StreamConstants,
  latDeg: number,
  lonDeg: number,
): { readonly numbers: Float64Array; readonly sdMps: number } | undefined {
  checkPlace(latDeg, lonDeg);
  const corners = cornersAt(constants.shape, latDeg, lonDeg);
  if (corners === undefined) return undefined;
  const waters = corners.nodes.map((node) => constants.waterOf[node]!);
  if (waters[corners.nearest]! < 0) return undefined;
  const numbers = new Float64Array(constants.valuesEach);
  let sdMps = 0;
  let total = 0;
  waters.forEach((water, k) => {
    const weight = corners.weights[k]!;
    if (water < 0) return;
    total += weight;
    sdMps += weight * constants.sdMps[water]!;
    const start = water * constants.valuesEach;
    for (let i = 0; i < numbers.length; i += 1) {
      numbers[i]! += weight * constants.values[start + i]!;
    }
  });
  for (let i = 0; i < numbers.length; i += 1) numbers[i]! /= total;
  return { numbers, sdMps: sdMps / total };
}

/** The long axis of the largest ellipse (the first constituent, M2), degrees true, 0 to 180. */
function axisDegOf(numbers: Float64Array): number {
  const [ec, es, nc, ns] = [numbers[2]!, numbers[3]!, numbers[4]!, numbers[5]!];
  const [ee, nn, en] = [ec * ec + es * es, nc * nc + ns * ns, ec * nc + es * ns];
  const fromEast = 0.5 * Math.atan2(2 * en, ee - nn);
  return (((90 - fromEast / rad) % 180) + 180) % 180;
}

/**
 * The tidal stream of a grid file.
 * @throws MetoceanError for a file that does not fit together.
 * @example createTidalStream(file).at(51.0, 1.45, Date.parse('2026-01-10T01:12:00Z'))?.eastMps
 */
export function createTidalStream(file: StreamGridFile): TidalStream {
  const constants = readStreamGrid(file);
  const { shape, nodes, values, valuesEach } = constants;
  const basisAt = makeBasis(constants);
  const place = (latDeg: number, lonDeg: number): PlaceStream | undefined => {
    const found = numbersAt(constants, latDeg, lonDeg);
    if (found === undefined) return undefined;
    const { numbers, sdMps } = found;
    const at = (timeMs: number): StreamValue => ({
      ...vectorFrom(numbers, 0, basisAt(timeMs)),
      sdMps,
    });
    const axisDeg = axisDegOf(numbers);
    return { sdMps, at, slackTimes: (from, to) => turnsOf(at, axisDeg, { from, to }) };
  };
  const meanSquare =
    constants.sdMps.reduce((sum, one) => sum + one * one, 0) / constants.sdMps.length;
  return {
    area: {
      west: shape.lon0Deg,
      south: shape.lat0Deg,
      east: shape.lon0Deg + (shape.columns - 1) * shape.stepLonDeg,
      north: shape.lat0Deg + (shape.rows - 1) * shape.stepLatDeg,
    },
    place,
    at: (latDeg, lonDeg, timeMs) => place(latDeg, lonDeg)?.at(timeMs),
    field: {
      kind: 'evaluated',
      ...shape,
      fromMs,
      toMs,
      sdMps: Math.sqrt(meanSquare),
      frameAt: (timeMs, eastMps, northMps) => {
        const basis = basisAt(timeMs);
        eastMps.fill(Number.NaN);
        northMps.fill(Number.NaN);
        for (let water = 0; water < nodes.length; water += 1) {
          const vector = vectorFrom(values, water * valuesEach, basis);
          eastMps[nodes[water]!] = vector.eastMps;
          northMps[nodes[water]!] = vector.northMps;
        }
      },
    },
  };
}

/** Changes of sign along the axis, by steps of ten minutes and halving. */
function turnsOf(
  at: (timeMs: number) => StreamValue,
  axisDeg: number,
  span: { readonly from: number; readonly to: number },
): SlackTime[] {
  checkTime('from', span.from);
  checkTime('to', span.to);
  const days = (span.to - span.from) / (24 * hourMs);
  if (!(days >= 0 && days <= slackDaysMax)) {
    throw new MetoceanError({
      code: 'METOCEAN_SPAN',
      field: 'to',
      value: `${days} days after from`,
      expected: `0 to ${slackDaysMax} days`,
    });
  }
  const along = (timeMs: number): number => {
    const { eastMps, northMps } = at(timeMs);
    return eastMps * Math.sin(axisDeg * rad) + northMps * Math.cos(axisDeg * rad);
  };
  const found: SlackTime[] = [];
  let before = along(span.from);
  for (let t = span.from; t < span.to; t += slackStepMs) {
    const next = Math.min(t + slackStepMs, span.to);
    const after = along(next);
    if (before < 0 !== after < 0) {
      let [low, high] = [t, next];
      for (let i = 0; i < 30 && high - low > 100; i += 1) {
        const middle = (low + high) / 2;
        if (along(middle) < 0 === before < 0) low = middle;
        else high = middle;
      }
      const timeMs = (low + high) / 2;
      const { eastMps, northMps } = at(timeMs);
      const towardsDegTrue = after < 0 ? (axisDeg + 180) % 360 : axisDeg;
      found.push({ timeMs, speedMps: Math.hypot(eastMps, northMps), towardsDegTrue });
    }
    before = after;
  }
  return found;
}
