/**
 * The clockwork shared by heights and streams: where each constituent stands on one day, so that any
 * time of that day takes one cosine a constituent.
 */
import { tidalArguments, tidalSpeeds } from './astronomy.js';
import { type Constituent, turnOf } from './constituents.js';
import { nodalFactor } from './nodal.js';

const dayMs = 86_400_000;
const rad = Math.PI / 180;

/** One day of the clockwork; arrays run along the constituents. */
export interface HarmonicDay {
  readonly startMs: number;
  /** Argument at the start of the day, quarter turns included. */
  readonly phaseRad: Float64Array;
  readonly radPerMs: Float64Array;
  /** Nodal factor f cos u and f sin u at the start and at the end of the day. */
  readonly re0: Float64Array;
  readonly im0: Float64Array;
  readonly re1: Float64Array;
  readonly im1: Float64Array;
}

/** The start of the UTC day of a time. */
export function dayStartMs(timeMs: number): number {
  return Math.floor(timeMs / dayMs) * dayMs;
}

export function harmonicDay(constituents: readonly Constituent[], timeMs: number): HarmonicDay {
  const startMs = dayStartMs(timeMs);
  const count = constituents.length;
  const make = (): Float64Array => new Float64Array(count);
  const day = {
    startMs,
    phaseRad: make(),
    radPerMs: make(),
    re0: make(),
    im0: make(),
    re1: make(),
    im1: make(),
  };
  const args = tidalArguments(startMs);
  const speeds = tidalSpeeds(startMs);
  const next = tidalArguments(startMs + dayMs);
  constituents.forEach((one, i) => {
    const quarterTurns = one.doodson[6];
    day.phaseRad[i] = ((turnOf(one, args) + 90 * quarterTurns) % 360) * rad;
    day.radPerMs[i] = (turnOf(one, speeds) * rad) / 3_600_000;
    const first = nodalFactor(one.nodal, args.nodeDeg, args.pDeg);
    const last = nodalFactor(one.nodal, next.nodeDeg, next.pDeg);
    day.re0[i] = first.re;
    day.im0[i] = first.im;
    day.re1[i] = last.re;
    day.im1[i] = last.im;
  });
  return day;
}

/** Keeps the last day that was asked for: times mostly come in order. */
export function dayKeeper(constituents: readonly Constituent[]): (timeMs: number) => HarmonicDay {
  let kept: HarmonicDay | undefined;
  return (timeMs) => {
    if (kept === undefined || kept.startMs !== dayStartMs(timeMs)) {
      kept = harmonicDay(constituents, timeMs);
    }
    return kept;
  };
}

/**
 * f cos(V + u) and f sin(V + u) of each constituent at a time of the day, into two arrays: a constant
 * with amplitude H and lag g then gives H (cos g * cosPart + sin g * sinPart).
 */
export function harmonicParts(
  day: HarmonicDay,
  timeMs: number,
  into: { readonly cosPart: Float64Array; readonly sinPart: Float64Array },
): void {
  const since = timeMs - day.startMs;
  const share = since / dayMs;
  const { phaseRad, radPerMs, re0, im0, re1, im1 } = day;
  for (let i = 0; i < phaseRad.length; i += 1) {
    const v = phaseRad[i]! + radPerMs[i]! * since;
    const re = re0[i]! + (re1[i]! - re0[i]!) * share;
    const im = im0[i]! + (im1[i]! - im0[i]!) * share;
    const c = Math.cos(v);
    const s = Math.sin(v);
    into.cosPart[i] = re * c - im * s;
    into.sinPart[i] = re * s + im * c;
  }
}
