/**
 * Height of the tide from harmonic constants: h(t) = sum of f H cos(V(t) + u - g), metres above the mean
 * sea level of the station. Wind and pressure are not in it: a surge of half a metre is common here.
 */
import { checkTime, MetoceanError } from '../errors.js';
import { constituentOf } from './constituents.js';
import { dayKeeper } from './harmonics.js';

/** One constant: the lag is on Greenwich. */
export interface TidalConstant {
  readonly name: string;
  readonly amplitudeM: number;
  readonly lagDeg: number;
}

/** A time at which the water stands highest or lowest for a moment. */
export interface TideExtreme {
  readonly timeMs: number;
  readonly heightM: number;
  readonly kind: 'high' | 'low';
}

export interface Tide {
  /** Metres above mean sea level. @throws MetoceanError for a time outside 1900 to 2100. */
  heightM(timeMs: number): number;
  /** How fast it rises, metres an hour, and how that changes, metres an hour squared. */
  slope(timeMs: number): { readonly riseMPerH: number; readonly bendMPerH2: number };
}

const rad = Math.PI / 180;
const dayMs = 86_400_000;
const hourMs = 3_600_000;

/**
 * The tide of one station.
 * @throws MetoceanError for an unknown constituent, a constant that is no number, or one named twice.
 * @example createTide([{ name: 'M2', amplitudeM: 2, lagDeg: 0 }]).heightM(0) // -1.43 m
 */
export function createTide(constants: readonly TidalConstant[]): Tide {
  const seen = new Set<string>();
  for (const { name, amplitudeM, lagDeg } of constants) {
    if (amplitudeM >= 0 && amplitudeM < 30 && Number.isFinite(lagDeg) && !seen.has(name)) {
      seen.add(name);
      continue;
    }
    throw new MetoceanError({
      code: 'METOCEAN_CONSTANT',
      field: name,
      value: seen.has(name) ? 'it twice' : `${amplitudeM} m, ${lagDeg} degrees`,
      expected: 'one amplitude from 0 to 30 m with a finite lag',
    });
  }
  const constituents = constants.map((one) => constituentOf(one.name));
  const cosH = Float64Array.from(constants, (one) => one.amplitudeM * Math.cos(one.lagDeg * rad));
  const sinH = Float64Array.from(constants, (one) => one.amplitudeM * Math.sin(one.lagDeg * rad));
  const dayOf = dayKeeper(constituents);

  /** Derivative of an order: the sum is the same with the arguments a quarter turn on. */
  const sum = (timeMs: number, order: 0 | 1 | 2): number => {
    checkTime('time', timeMs);
    const { startMs, phaseRad, radPerMs, re0, im0, re1, im1 } = dayOf(timeMs);
    const since = timeMs - startMs;
    const share = since / dayMs;
    let total = 0;
    for (let i = 0; i < phaseRad.length; i += 1) {
      const v = phaseRad[i]! + radPerMs[i]! * since;
      const c = Math.cos(v);
      const s = Math.sin(v);
      const re = re0[i]! + (re1[i]! - re0[i]!) * share;
      const im = im0[i]! + (im1[i]! - im0[i]!) * share;
      // (f e^iu)(e^iV) times the conjugate of H e^ig.
      const x = re * c - im * s;
      const y = re * s + im * c;
      const height = x * cosH[i]! + y * sinH[i]!;
      const w = radPerMs[i]! * hourMs;
      if (order === 0) total += height;
      else if (order === 1) total += w * (x * sinH[i]! - y * cosH[i]!);
      else total -= w * w * height;
    }
    return total;
  };
  return {
    heightM: (timeMs) => sum(timeMs, 0),
    slope: (timeMs) => ({ riseMPerH: sum(timeMs, 1), bendMPerH2: sum(timeMs, 2) }),
  };
}
