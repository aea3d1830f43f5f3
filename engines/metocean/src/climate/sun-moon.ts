/**
 * Light: where the Sun and the Moon stand, and how much of the Moon is lit.
 *
 * Source: J. Meeus, Astronomical Algorithms, 2nd edition: Sun chapter 25 (low accuracy, 0.01 degrees),
 * Moon chapter 47 cut to its largest terms (0.1 degrees), phase chapter 48, sidereal time (12.4). Altitudes
 * are of the centre, without refraction; the Moon's is corrected for parallax. Good to 0.2 degrees.
 */
import { checkPlace, checkTime } from '../errors.js';

const rad = Math.PI / 180;
const dayMs = 86_400_000;
const j2000Ms = 946_728_000_000;
/** Mean days from new moon to new moon. */
const monthDays = 29.530589;

const sin = (deg: number): number => Math.sin(deg * rad);
const cos = (deg: number): number => Math.cos(deg * rad);
const turn = (deg: number): number => ((deg % 360) + 360) % 360;

interface Ecliptic {
  readonly lonDeg: number;
  readonly latDeg: number;
}

function sunAt(t: number): Ecliptic {
  const mean = 280.46646 + 36_000.76983 * t + 0.0003032 * t * t;
  const m = 357.52911 + 35_999.05029 * t - 0.0001537 * t * t;
  const centre = (1.914602 - 0.004817 * t) * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m);
  const node = 125.04 - 1934.136 * t;
  return { lonDeg: turn(mean + centre - 0.00569 - 0.00478 * sin(node)), latDeg: 0 };
}

function moonAt(t: number): Ecliptic {
  const l = 218.3164477 + 481_267.88123421 * t;
  const d = 297.8501921 + 445_267.1114034 * t;
  const m = 357.5291092 + 35_999.0502909 * t;
  const a = 134.9633964 + 477_198.8675055 * t;
  const f = 93.272095 + 483_202.0175233 * t;
  const lonDeg =
    l +
    6.288774 * sin(a) +
    1.274027 * sin(2 * d - a) +
    0.658314 * sin(2 * d) +
    0.213618 * sin(2 * a) -
    0.185116 * sin(m) -
    0.114332 * sin(2 * f) +
    0.058793 * sin(2 * d - 2 * a) +
    0.057066 * sin(2 * d - m - a) +
    0.053322 * sin(2 * d + a) +
    0.045758 * sin(2 * d - m) -
    0.040923 * sin(m - a) -
    0.03472 * sin(d) -
    0.030383 * sin(m + a);
  const latDeg =
    5.128122 * sin(f) +
    0.280602 * sin(a + f) +
    0.277693 * sin(a - f) +
    0.173237 * sin(2 * d - f) +
    0.055413 * sin(2 * d + f - a) +
    0.046271 * sin(2 * d - f - a);
  return { lonDeg: turn(lonDeg), latDeg };
}

/** Altitude of a place on the sky. */
function altitudeDeg(
  sky: Ecliptic,
  t: number,
  place: { readonly latDeg: number; readonly lonDeg: number },
): number {
  const tilt = 23.439291 - 0.0130042 * t;
  const { lonDeg: l, latDeg: b } = sky;
  const right = Math.atan2(sin(l) * cos(tilt) - (sin(b) / cos(b)) * sin(tilt), cos(l)) / rad;
  const declination = Math.asin(sin(b) * cos(tilt) + cos(b) * sin(tilt) * sin(l)) / rad;
  const sidereal = 280.46061837 + 360.98564736629 * t * 36_525 + 0.000387933 * t * t;
  const hour = turn(sidereal + place.lonDeg - right);
  const height =
    sin(place.latDeg) * sin(declination) + cos(place.latDeg) * cos(declination) * cos(hour);
  return Math.asin(Math.max(-1, Math.min(1, height))) / rad;
}

export type Light =
  | 'day'
  | 'civil-twilight'
  | 'nautical-twilight'
  | 'astronomical-twilight'
  | 'night';

export interface SkyLight {
  readonly sunAltitudeDeg: number;
  readonly moonAltitudeDeg: number;
  /** 0 at new moon, 1 at full moon. */
  readonly moonLitShare: number;
  /** Days since new moon, 0 to 29.5. */
  readonly moonAgeDays: number;
  /** By the Sun: its rim above the horizon, then down to 6, 12 and 18 degrees below. */
  readonly light: Light;
}

/**
 * The light at a place and time.
 * @throws MetoceanError for a place that is none or a time outside 1900 to 2100.
 * @example skyLight(51, 1.45, Date.parse('2021-11-24T03:00:00Z')).light // 'night'
 */
export function skyLight(latDeg: number, lonDeg: number, timeMs: number): SkyLight {
  checkPlace(latDeg, lonDeg);
  checkTime('time', timeMs);
  // 70 s lie between the clocks of Earth and sky: the Moon goes 0.01 degrees in them.
  const t = (timeMs - j2000Ms) / dayMs / 36_525;
  const sun = sunAt(t);
  const moon = moonAt(t);
  const sunAltitudeDeg = altitudeDeg(sun, t, { latDeg, lonDeg });
  const high = altitudeDeg(moon, t, { latDeg, lonDeg });
  const apart = turn(moon.lonDeg - sun.lonDeg);
  const apartOnSky = Math.acos(cos(moon.latDeg) * cos(moon.lonDeg - sun.lonDeg)) / rad;
  return {
    sunAltitudeDeg,
    // The Moon is seen from the surface, not from the centre: 0.95 degrees of parallax.
    moonAltitudeDeg: high - 0.95 * cos(high),
    moonLitShare: (1 - cos(apartOnSky)) / 2,
    moonAgeDays: (apart / 360) * monthDays,
    light: lightOf(sunAltitudeDeg),
  };
}

function lightOf(sunAltitudeDeg: number): Light {
  // 34 minutes of refraction and 16 of the Sun's own size.
  if (sunAltitudeDeg > -0.833) return 'day';
  if (sunAltitudeDeg > -6) return 'civil-twilight';
  if (sunAltitudeDeg > -12) return 'nautical-twilight';
  return sunAltitudeDeg > -18 ? 'astronomical-twilight' : 'night';
}
