/**
 * Currents and winds of a cloud where files know some of them. Water comes from a file where it has a
 * value, else from the built-in stream. Wind comes from a file, else it is unknown: then each member of
 * the cloud has a wind of its own, drawn anew over some hours, so that the cloud is as wide as not knowing.
 */
import type { EvaluatedGrid, SampledField } from '@straitwatch/drift';
import { createNormalSource, createRng } from '@straitwatch/maths';
import type { KnownSea } from '../sea/forcing/known-sea.js';
import { unknownWind } from './unknown-wind.js';

const hourMs = 3_600_000;
/** An unknown wind keeps its mind for about as long as the errors of a known one. */
const keepsHours = 3;

/** The same grid; each time is worked out once, however many members of a cloud ask for it. */
export function remembered(grid: EvaluatedGrid): EvaluatedGrid {
  const frames = new Map<number, readonly [Float32Array, Float32Array]>();
  return {
    ...grid,
    frameAt(timeMs, eastMps, northMps) {
      let frame = frames.get(timeMs);
      if (frame === undefined) {
        grid.frameAt(timeMs, eastMps, northMps);
        frame = [eastMps.slice(), northMps.slice()];
        frames.set(timeMs, frame);
        return;
      }
      eastMps.set(frame[0]);
      northMps.set(frame[1]);
    },
  };
}

/** Water out of files, and the built-in stream where they have none. */
export function currentField(sea: KnownSea, builtIn: EvaluatedGrid): SampledField {
  const cells = builtIn.columns * builtIn.rows;
  const east = new Float32Array(cells);
  const north = new Float32Array(cells);
  let readyMs = Number.NaN;
  return {
    kind: 'sampled',
    sampleInto(timeMs, lonDeg, latDeg, count, eastMps, northMps, known) {
      for (let i = 0; i < count; i += 1) {
        const at = { timeMs, lonDeg: lonDeg[i] ?? 0, latDeg: latDeg[i] ?? 0 };
        let found = sea.vector('current', at);
        if (found === undefined && timeMs >= builtIn.fromMs && timeMs <= builtIn.toMs) {
          if (readyMs !== timeMs) builtIn.frameAt(timeMs, east, north);
          readyMs = timeMs;
          found = ofKnownCorners(builtIn, { east, north }, at);
        }
        known[i] = found === undefined ? 0 : 1;
        eastMps[i] = found?.eastMps ?? 0;
        northMps[i] = found?.northMps ?? 0;
      }
    },
  };
}

/** As drift itself reads a grid: near the coast the corners that have a value stand for the others. */
function ofKnownCorners(
  grid: EvaluatedGrid,
  { east, north }: { readonly east: Float32Array; readonly north: Float32Array },
  { lonDeg, latDeg }: { readonly lonDeg: number; readonly latDeg: number },
): { eastMps: number; northMps: number } | undefined {
  const x = (lonDeg - grid.lon0Deg) / grid.stepLonDeg;
  const y = (latDeg - grid.lat0Deg) / grid.stepLatDeg;
  if (!(x >= 0 && y >= 0 && x <= grid.columns - 1 && y <= grid.rows - 1)) return undefined;
  const column = Math.min(Math.floor(x), grid.columns - 2);
  const row = Math.min(Math.floor(y), grid.rows - 2);
  let [eastSum, northSum, weights] = [0, 0, 0];
  for (const [dx, dy] of corners) {
    const cell = (row + dy) * grid.columns + column + dx;
    const [a, b] = [east[cell] ?? Number.NaN, north[cell] ?? Number.NaN];
    if (!Number.isFinite(a) || !Number.isFinite(b)) continue;
    const weight = (1 - Math.abs(x - column - dx)) * (1 - Math.abs(y - row - dy));
    eastSum += a * weight;
    northSum += b * weight;
    weights += weight;
  }
  if (!(weights > 1e-9)) return undefined;
  return { eastMps: eastSum / weights, northMps: northSum / weights };
}

const corners = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;

/** Wind out of files, and one drawn for this member where they have none. */
export function windField(
  sea: KnownSea,
  member: { readonly seed: number; readonly fromMs: number; readonly hours: number },
): SampledField {
  const unknown = drawnWind(member);
  return {
    kind: 'sampled',
    sampleInto(timeMs, lonDeg, latDeg, count, eastMps, northMps, known) {
      const drawn = unknown(timeMs);
      for (let i = 0; i < count; i += 1) {
        const at = { timeMs, lonDeg: lonDeg[i] ?? 0, latDeg: latDeg[i] ?? 0 };
        const found = sea.vector('wind', at);
        known[i] = 1;
        eastMps[i] = found?.eastMps ?? drawn.eastMps;
        northMps[i] = found?.northMps ?? drawn.northMps;
      }
    },
  };
}

/** An Ornstein-Uhlenbeck wind, hour by hour, straight between the hours. */
export function drawnWind(member: {
  readonly seed: number;
  readonly fromMs: number;
  readonly hours: number;
}): (timeMs: number) => { eastMps: number; northMps: number } {
  const count = member.hours + 2;
  const normals = createNormalSource(createRng(member.seed).fork('unknown wind'));
  const keep = Math.exp(-1 / keepsHours);
  const fresh = Math.sqrt(1 - keep * keep);
  const path = (): Float64Array => {
    const values = new Float64Array(count);
    normals.fill(values, count);
    for (let i = 1; i < count; i += 1) {
      values[i] = keep * (values[i - 1] ?? 0) + fresh * (values[i] ?? 0);
    }
    return values.map((one) => one * unknownWind.sdMps);
  };
  const [east, north] = [path(), path()];
  const between = (values: Float64Array, hour: number): number => {
    const index = Math.min(count - 2, Math.max(0, Math.floor(hour)));
    const share = Math.min(1, Math.max(0, hour - index));
    return (values[index] ?? 0) * (1 - share) + (values[index + 1] ?? 0) * share;
  };
  return (timeMs) => {
    const hour = (timeMs - member.fromMs) / hourMs;
    return { eastMps: between(east, hour), northMps: between(north, hour) };
  };
}
