/** What is known of a place at a time, as the caller gives it. Whatever is absent is unknown, not calm. */
import { checkNumber } from './errors.js';

/** Towards east and north; `sdMps` is of either of them. */
export interface KnownVector {
  readonly eastMps: number;
  readonly northMps: number;
  readonly sdMps: number;
  readonly source: string;
}

export interface KnownWaves {
  /** Significant height and its standard deviation. */
  readonly heightM: number;
  readonly sdM: number;
  /** Of the peak. */
  readonly periodS?: number;
  /** Where the waves go. */
  readonly toDegTrue?: number;
  readonly source: string;
}

export interface KnownSky {
  readonly sunAltitudeDeg: number;
  readonly moonAltitudeDeg: number;
  readonly moonLitShare: number;
  readonly source: string;
}

export interface Conditions {
  /** The water over the ground. */
  readonly stream?: KnownVector;
  /** The air at 10 m over the ground, towards. */
  readonly wind?: KnownVector;
  readonly waves?: KnownWaves;
  readonly water?: {
    readonly temperatureC: number;
    readonly spreadC: number;
    readonly source: string;
  };
  readonly sky?: KnownSky;
  readonly visibility?: { readonly visibilityM: number; readonly source: string };
  /** Open water upwind, for the waves that the wind makes. */
  readonly fetch?: { readonly lowM: number; readonly highM: number; readonly isOpen: boolean };
}

/** @throws DangerError DANGER_INPUT naming what is no number, or none of this world */
export function checkConditions(conditions: Conditions): void {
  const { stream, wind, waves, sky, visibility, fetch } = conditions;
  const check = (field: string, value: number, min: number, max: number, unit: string): void => {
    checkNumber(field, value, { min, max, unit });
  };
  for (const [name, most, one] of [
    ['stream', 10, stream],
    ['wind', 50, wind],
  ] as const) {
    if (one === undefined) continue;
    check(`${name}.eastMps`, one.eastMps, -most, most, 'm/s');
    check(`${name}.northMps`, one.northMps, -most, most, 'm/s');
    check(`${name} speed`, Math.hypot(one.eastMps, one.northMps), 0, most, 'm/s');
    check(`${name}.sdMps`, one.sdMps, 0, most / 5, 'm/s');
  }
  if (waves !== undefined) {
    check('waves.heightM', waves.heightM, 0, 20, 'm');
    check('waves.sdM', waves.sdM, 0, 5, 'm');
    if (waves.periodS !== undefined) check('waves.periodS', waves.periodS, 0.5, 30, 's');
    if (waves.toDegTrue !== undefined) {
      check('waves.toDegTrue', waves.toDegTrue, -360, 720, 'degrees');
    }
  }
  if (sky !== undefined) {
    check('sky.sunAltitudeDeg', sky.sunAltitudeDeg, -90, 90, 'degrees');
    check('sky.moonAltitudeDeg', sky.moonAltitudeDeg, -91, 90, 'degrees');
    check('sky.moonLitShare', sky.moonLitShare, 0, 1, 'a share');
  }
  if (visibility !== undefined) check('visibilityM', visibility.visibilityM, 0, 200_000, 'm');
  if (fetch !== undefined) {
    check('fetch.lowM', fetch.lowM, 0, 2_000_000, 'm');
    check('fetch.highM', fetch.highM, fetch.lowM, 2_000_000, 'm');
  }
}
