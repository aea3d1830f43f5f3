/** Time comes in from outside: real time, or the time of an exercise that runs at its own speed. */

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  /** Seconds of this clock in one real second. */
  readonly speed: number;
}

/** The clock of this machine. */
export function systemClock(): Clock {
  return { nowMs: () => Date.now(), speed: 1 };
}

/** Fastest exercise: an hour in a second. */
export const speedMax = 3_600;

/**
 * A clock that starts at `startMs` and runs `speed` times as fast as `wall` (monotonic milliseconds).
 * @throws RangeError when the speed is not above 0 and at most `speedMax`.
 */
export function exerciseClock(options: {
  startMs: number;
  speed: number;
  wall?: () => number;
}): Clock {
  const { startMs, speed } = options;
  const wall = options.wall ?? (() => performance.now());
  if (!(speed > 0 && speed <= speedMax)) {
    throw new RangeError(`speed: got ${speed}, expected above 0 and at most ${speedMax}`);
  }
  const begunMs = wall();
  return { nowMs: () => Math.floor(startMs + (wall() - begunMs) * speed), speed };
}
