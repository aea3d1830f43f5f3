/**
 * Mean longitudes of Moon and Sun, which all tidal arguments are made of.
 *
 * Source: J. Meeus, Astronomical Algorithms, 2nd edition: Moon (47.1), its perigee (47.7) and node (47.7),
 * Sun (25.2); perigee of the Sun after E. W. Schwiderski's form of Newcomb as used by tidal offices.
 * Universal time stands for dynamical time: 70 s are 0.01 degrees of the Moon, 1 s of high water.
 */

/** Degrees, unwrapped: they are summed with whole factors before anybody takes a cosine. */
export interface TidalArguments {
  /** Hour angle of the mean Moon: that of the mean Sun, 180 at midnight, plus h, less s. */
  readonly tauDeg: number;
  readonly sDeg: number;
  readonly hDeg: number;
  readonly pDeg: number;
  /** Longitude of the ascending node, N (it goes backwards; Doodson's N' is -N). */
  readonly nodeDeg: number;
  readonly p1Deg: number;
}

const dayMs = 86_400_000;
const centuryDays = 36_525;
/** 2000 January 1, 12:00, in ms since 1970. */
const j2000Ms = 946_728_000_000;

const moon = [218.3164591, 481_267.88134236, -0.0013268, 1 / 538_841, -1 / 65_194_000] as const;
const sun = [280.46645, 36_000.76983, 0.0003032, 0, 0] as const;
const perigee = [83.353243, 4_069.0137111, -0.0103238, -1 / 80_053, 1 / 18_999_000] as const;
const node = [125.044555, -1_934.1361849, 0.0020762, 1 / 467_410, -1 / 60_616_000] as const;
const solarPerigee = [282.93735, 1.71946, 0.00046, 0, 0] as const;

type Polynomial = readonly [number, number, number, number, number];

function at(c: Polynomial, t: number): number {
  return c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * c[4])));
}

function slope(c: Polynomial, t: number): number {
  return c[1] + t * (2 * c[2] + t * (3 * c[3] + t * 4 * c[4]));
}

/** The arguments at a time. */
export function tidalArguments(timeMs: number): TidalArguments {
  const days = (timeMs - j2000Ms) / dayMs;
  const t = days / centuryDays;
  const s = at(moon, t) % 360;
  const h = at(sun, t) % 360;
  const dayShare = (((timeMs % dayMs) + dayMs) % dayMs) / dayMs;
  return {
    tauDeg: 180 + dayShare * 360 + h - s,
    sDeg: s,
    hDeg: h,
    pDeg: at(perigee, t) % 360,
    nodeDeg: at(node, t) % 360,
    p1Deg: at(solarPerigee, t) % 360,
  };
}

/** How fast they go, degrees an hour. */
export function tidalSpeeds(timeMs: number): TidalArguments {
  const t = (timeMs - j2000Ms) / dayMs / centuryDays;
  const perHour = 1 / (centuryDays * 24);
  const s = slope(moon, t) * perHour;
  const h = slope(sun, t) * perHour;
  return {
    tauDeg: 15 + h - s,
    sDeg: s,
    hDeg: h,
    pDeg: slope(perigee, t) * perHour,
    nodeDeg: slope(node, t) * perHour,
    p1Deg: slope(solarPerigee, t) * perHour,
  };
}
