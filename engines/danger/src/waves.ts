/**
 * Waves that the wind makes, and what a current does to them.
 *
 * Growth: K. Hasselmann et al., JONSWAP, Deutsche Hydrographische Zeitschrift A8 (12), 1973, in the form
 * of the Automated Coastal Engineering System: gH/U^2 = 0.0016 (gX/U^2)^(1/2) and
 * gT/U = 0.2857 (gX/U^2)^(1/3), not beyond gH/U^2 = 0.2433 and gT/U = 8.134. Deep water, wind of any
 * duration: a wind that has just sprung up makes less.
 *
 * Current: M. S. Longuet-Higgins and R. W. Stewart, J. Fluid Mech. 10, 1961, upwelling case (wave action
 * kept): c/c0 = x = (1 + sqrt(1 + 4U/c0))/2, L/L0 = x^2, H/H0 = 1/(x sqrt(2x - 1)); no wave passes a
 * current of c0/4 against it. Waves break throughout at H/L of 1/15: DNV-RP-C205, limiting steepness of
 * a sea with a peak period up to 8 s. From there on the height is kept, not lowered: it is where the
 * waves fall over, and no better place to be. A following current is given no credit.
 */
import { checkNumber } from './errors.js';

const gravity = 9.80665;
/** Significant height over length of the peak at which a sea breaks throughout. */
export const breakingSteepness = 1 / 15;
/** Beyond this wave and wind formulas say nothing. */
const windMax = 60;
const fetchMax = 2_000_000;

export interface WindSea {
  readonly heightM: number;
  /** Of the peak. */
  readonly periodS: number;
}

/**
 * Significant height and peak period that a wind makes over a stretch of open water.
 * @param options wind at 10 m, 0 to 60 m/s; open water upwind, 0 to 2,000 km
 * @throws DangerError DANGER_INPUT
 * @example growWaves({ windMps: 10, fetchM: 20_000 }).heightM // 0.72
 */
export function growWaves(options: { windMps: number; fetchM: number }): WindSea {
  const u = checkNumber('windMps', options.windMps, { min: 0, max: windMax, unit: 'm/s' });
  const x = checkNumber('fetchM', options.fetchM, { min: 0, max: fetchMax, unit: 'm' });
  if (u === 0 || x === 0) return { heightM: 0, periodS: 0 };
  // Of the fetch, without a dimension.
  const far = (gravity * x) / (u * u);
  const height = Math.min(0.0016 * Math.sqrt(far), 0.2433);
  const period = Math.min(0.2857 * Math.cbrt(far), 8.134);
  return { heightM: (height * u * u) / gravity, periodS: (period * u) / gravity };
}

export interface WavesOnCurrent {
  readonly heightM: number;
  /** Significant height over the length of the peak. */
  readonly steepness: number;
  readonly isBreaking: boolean;
}

/**
 * A sea that meets a current.
 * @param sea as it is without the current
 * @param againstMps speed of the current against the waves; with them it is negative and changes nothing
 * @example wavesOnCurrent({ heightM: 0.5, periodS: 4 }, 0).steepness // 0.020
 */
export function wavesOnCurrent(sea: WindSea, againstMps: number): WavesOnCurrent {
  const h0 = checkNumber('heightM', sea.heightM, { min: 0, max: 200, unit: 'm' });
  const t = checkNumber('periodS', sea.periodS, { min: 0, max: 40, unit: 's' });
  const against = checkNumber('againstMps', againstMps, { min: -20, max: 20, unit: 'm/s' });
  // Below a thousandth of a millimetre there are no waves, and ratios of such numbers mean nothing.
  if (h0 < 1e-6 || t === 0) return { heightM: h0, steepness: 0, isBreaking: false };
  // Speed of the peak in still water.
  const c0 = (gravity * t) / (2 * Math.PI);
  const steep0 = h0 / (c0 * t);
  if (steep0 >= breakingSteepness) return broken(h0);
  // Share of c0 that is left of the wave's speed: 1 in still water, 1/2 where nothing passes.
  const xBreaking = shareAtSteepening(breakingSteepness / steep0);
  const r = Math.max(0, against) / c0;
  const x = r < 0.25 ? (1 + Math.sqrt(1 - 4 * r)) / 2 : 0.5;
  if (x <= xBreaking) return broken(h0 * heightFactor(xBreaking));
  const heightM = h0 * heightFactor(x);
  return { heightM, steepness: heightM / (c0 * t * x * x), isBreaking: false };
}

const broken = (heightM: number): WavesOnCurrent => ({
  heightM,
  steepness: breakingSteepness,
  isBreaking: true,
});

const heightFactor = (x: number): number => 1 / (x * Math.sqrt(2 * x - 1));

/** The x at which waves are `times` steeper than in still water: x^3 sqrt(2x - 1) = 1/times. */
function shareAtSteepening(times: number): number {
  let low = 0.5;
  let high = 1;
  // 60 halvings of 1/2 leave less than a double can show.
  for (let i = 0; i < 60; i += 1) {
    const x = (low + high) / 2;
    if (x ** 3 * Math.sqrt(2 * x - 1) * times < 1) low = x;
    else high = x;
  }
  return high;
}

/** Winds that are tried below the one asked for. */
const windStepMps = 0.25;

/**
 * Whether waves of at least `heightM` break in the current. The sea of a wind holds the shorter waves of
 * every weaker wind too, so that more wind never means that fewer waves break.
 */
export function windSeaBreaks(options: {
  windMps: number;
  fetchM: number;
  againstMps: number;
  heightM: number;
}): boolean {
  const { windMps, fetchM, againstMps, heightM } = options;
  checkNumber('windMps', windMps, { min: 0, max: windMax, unit: 'm/s' });
  for (let wind = windStepMps; wind <= windMps; wind += windStepMps) {
    const met = wavesOnCurrent(growWaves({ windMps: wind, fetchM }), againstMps);
    if (met.isBreaking && met.heightM > heightM) return true;
  }
  return false;
}
