/**
 * The hidden path of one boat: two ways of moving, under way and adrift, that follow one another at random, each a
 * Kalman filter over place and velocity through the water, merged after each report (the generalised pseudo-Bayesian
 * filter of second order: Bar-Shalom, Li, Kirubarajan, "Estimation with Applications to Tracking and Navigation",
 * 2001, section 11.6). Spread is the same in both directions, which makes a step a few dozen multiplications.
 */
import type { CarriedWater } from './flow.js';
import type { MotionParameters } from './parameters.js';
import { endings, type Prepared } from './prepare.js';

/** Where the boat is after the last report, in kilometres of the frame. */
export interface PathEnd {
  timeH: number;
  xKm: number;
  yKm: number;
  varKm2: number;
  /** False where no report of the boat has a position. */
  isKnown: boolean;
}

export interface PathFilter {
  /** log density of the positions (1/km2 each) and engine words of these reports, in order of time. */
  logLikelihood(members: ArrayLike<number>, count: number): number;
  /** The path's end after the last call, foretold to a time. */
  endAt(timeH: number): PathEnd;
  /** The last call's log density of each report's position, by its place in `members`. */
  readonly each: Float64Array;
}

/** x, y, vx, vy, pxx, pxv, pvv, weight. */
const fields = 8;

export function createPathFilter(
  data: Prepared,
  water: CarriedWater,
  parameters: MotionParameters,
  areaKm2: number,
): PathFilter {
  const p = parameters;
  const now = new Float64Array(2 * fields);
  const next = new Float64Array(4 * fields);
  const carried = new Float64Array(2);
  const each = new Float64Array(Math.max(1, data.count));
  const rateSum = p.stopsPerH + p.restartsPerH;
  const stoppedShare = p.stopsPerH / rateSum;
  const underWayVar = p.underWaySdKmh ** 2;
  const adriftVar = p.adriftSdKmh ** 2;
  const staleVar = p.staleKm ** 2;
  const wrongVar = p.wrongKm ** 2;
  const logArea = Math.log(areaKm2);
  let isKnown = false;
  let lastH = 0;
  let engineKnown = p.underWayFirst;

  function begin(i: number): void {
    const r = data.sdKm[i]! ** 2;
    for (let mode = 0; mode < 2; mode++) {
      const o = mode * fields;
      now[o] = data.xKm[i]!;
      now[o + 1] = data.yKm[i]!;
      now[o + 2] = mode === 0 ? p.eastKmh : 0;
      now[o + 3] = mode === 0 ? p.northKmh : 0;
      now[o + 4] = r + 0.01;
      now[o + 5] = 0;
      now[o + 6] = mode === 0 ? underWayVar : adriftVar;
      now[o + 7] = mode === 0 ? engineKnown : 1 - engineKnown;
    }
    isKnown = true;
  }

  /** One way of moving at the start, one at the end of `dt` hours; the result into next[k]. */
  function foretell(from: number, to: number, dt: number, k: number): void {
    const o = from * fields;
    const q = k * fields;
    const x = now[o]!;
    const y = now[o + 1]!;
    const vx = now[o + 2]!;
    const vy = now[o + 3]!;
    const pxx = now[o + 4]!;
    const pxv = now[o + 5]!;
    const pvv = now[o + 6]!;
    let nx = x + carried[0]!;
    let ny = y + carried[1]!;
    if (from === to) {
      const noise = to === 0 ? p.underWayQ : p.adriftQ;
      nx += vx * dt;
      ny += vy * dt;
      next[q + 2] = vx;
      next[q + 3] = vy;
      next[q + 4] = pxx + 2 * dt * pxv + dt * dt * pvv + (noise * dt * dt * dt) / 3 + p.placeQ * dt;
      next[q + 5] = pxv + dt * pvv + (noise * dt * dt) / 2;
      next[q + 6] = pvv + noise * dt;
    } else if (to === 1) {
      // The engine stopped at a time that is not known: half of the way, and as much doubt.
      nx += (vx * dt) / 2;
      ny += (vy * dt) / 2;
      const doubt = ((vx * vx + vy * vy) * dt * dt) / 24;
      next[q + 2] = 0;
      next[q + 3] = 0;
      next[q + 4] = pxx + dt * pxv + (dt * dt * (pvv + adriftVar)) / 4 + doubt + p.placeQ * dt;
      next[q + 5] = (adriftVar * dt) / 2;
      next[q + 6] = adriftVar;
    } else {
      nx += ((vx + p.eastKmh) * dt) / 2;
      ny += ((vy + p.northKmh) * dt) / 2;
      const speed2 = p.eastKmh ** 2 + p.northKmh ** 2;
      next[q + 2] = p.eastKmh;
      next[q + 3] = p.northKmh;
      next[q + 4] =
        pxx + (dt * dt * (pvv + underWayVar)) / 4 + (speed2 * dt * dt) / 24 + p.placeQ * dt;
      next[q + 5] = (underWayVar * dt) / 2;
      next[q + 6] = underWayVar;
    }
    next[q] = nx;
    next[q + 1] = ny;
  }

  function foretellAll(dt: number): void {
    // Both ways of moving are near enough to one another for one look at the water.
    const heavier = now[7]! >= now[fields + 7]! ? 0 : fields;
    water.between(now[heavier]!, now[heavier + 1]!, lastH, lastH + dt, carried);
    const settled = Math.exp(-rateSum * dt);
    const p01 = stoppedShare * (1 - settled);
    const p10 = (1 - stoppedShare) * (1 - settled);
    for (let k = 0; k < 4; k++) {
      const from = k >> 1;
      const to = k & 1;
      const stay = from === 0 ? 1 - p01 : 1 - p10;
      const change = from === 0 ? p01 : p10;
      foretell(from, to, dt, k);
      next[k * fields + 7] = now[from * fields + 7]! * (from === to ? stay : change);
    }
  }

  /** Measures in next[k]; gives the density. */
  function measure(k: number, i: number, extraVar: number): number {
    const q = k * fields;
    const dx = data.xKm[i]! - next[q]!;
    const dy = data.yKm[i]! - next[q + 1]!;
    const d2 = dx * dx + dy * dy;
    const r = data.sdKm[i]! ** 2 + extraVar;
    const pxx = next[q + 4]!;
    const pxv = next[q + 5]!;
    const isTold = data.mayBeStale[i] === 1;
    const stale = isTold ? p.staleShare : 0;
    const wrong = isTold ? p.wrongShare : p.wrongShareSeen;
    const s0 = pxx + r;
    const l0 = ((1 - stale - wrong) * Math.exp((-0.5 * d2) / s0)) / s0;
    // Near the foretold place the other two explanations weigh next to nothing.
    if (d2 < 2 * s0 && s0 < 0.2) return fitted(q, dx, dy, s0, l0);
    const s1 = s0 + staleVar;
    const s2 = s0 + wrongVar;
    const l1 = stale === 0 ? 0 : (stale * Math.exp((-0.5 * d2) / s1)) / s1;
    const l2 = (wrong * Math.exp((-0.5 * d2) / s2)) / s2;
    const sum = l0 + l1 + l2 + 1e-300;
    const w0 = l0 / sum / s0;
    const w1 = l1 / sum / s1;
    const w2 = l2 / sum / s2;
    const gain = w0 + w1 + w2;
    // Mean and spread of the three answers: what is known by which of them is right.
    const second = w0 / s0 + w1 / s1 + w2 / s2;
    const spread = Math.max(0, second - gain * gain) * d2 * 0.5;
    next[q] = next[q]! + pxx * gain * dx;
    next[q + 1] = next[q + 1]! + pxx * gain * dy;
    next[q + 2] = next[q + 2]! + pxv * gain * dx;
    next[q + 3] = next[q + 3]! + pxv * gain * dy;
    next[q + 4] = pxx - pxx * pxx * gain + pxx * pxx * spread;
    next[q + 5] = pxv - pxx * pxv * gain + pxx * pxv * spread;
    next[q + 6] = next[q + 6]! - pxv * pxv * gain + pxv * pxv * spread;
    return sum / 6.283185307179586;
  }

  function fitted(q: number, dx: number, dy: number, s0: number, density: number): number {
    const pxx = next[q + 4]!;
    const pxv = next[q + 5]!;
    const gain = 1 / s0;
    next[q] = next[q]! + pxx * gain * dx;
    next[q + 1] = next[q + 1]! + pxx * gain * dy;
    next[q + 2] = next[q + 2]! + pxv * gain * dx;
    next[q + 3] = next[q + 3]! + pxv * gain * dy;
    next[q + 4] = pxx - pxx * pxx * gain;
    next[q + 5] = pxv - pxx * pxv * gain;
    next[q + 6] = next[q + 6]! - pxv * pxv * gain;
    return density / 6.283185307179586;
  }

  /** Four ways become two again: those that end alike are one, by their moments. */
  function merge(): void {
    let total = 0;
    for (let k = 0; k < 4; k++) total += next[k * fields + 7]!;
    for (let to = 0; to < 2; to++) {
      const a = to * fields;
      const b = (2 + to) * fields;
      const o = to * fields;
      const wa = next[a + 7]! + 1e-290;
      const wb = next[b + 7]! + 1e-290;
      const sa = wa / (wa + wb);
      const sb = 1 - sa;
      const dx = next[a]! - next[b]!;
      const dy = next[a + 1]! - next[b + 1]!;
      const dvx = next[a + 2]! - next[b + 2]!;
      const dvy = next[a + 3]! - next[b + 3]!;
      const m = sa * sb * 0.5;
      const x = sa * next[a]! + sb * next[b]!;
      const y = sa * next[a + 1]! + sb * next[b + 1]!;
      const vx = sa * next[a + 2]! + sb * next[b + 2]!;
      const vy = sa * next[a + 3]! + sb * next[b + 3]!;
      const pxx = sa * next[a + 4]! + sb * next[b + 4]! + m * (dx * dx + dy * dy);
      const pxv = sa * next[a + 5]! + sb * next[b + 5]! + m * (dx * dvx + dy * dvy);
      const pvv = sa * next[a + 6]! + sb * next[b + 6]! + m * (dvx * dvx + dvy * dvy);
      now[o] = x;
      now[o + 1] = y;
      now[o + 2] = vx;
      now[o + 3] = vy;
      now[o + 4] = pxx;
      now[o + 5] = pxv;
      now[o + 6] = pvv;
      now[o + 7] = (wa + wb) / (total + 2e-290);
    }
  }

  function engineWord(i: number): number {
    const word = data.engine[i]!;
    if (word < 0) return 0;
    if (!isKnown) {
      const fits = word === 0 ? engineKnown : 1 - engineKnown;
      const likely = fits * (1 - p.engineWrong) + (1 - fits) * p.engineWrong;
      const posterior = (fits * (1 - p.engineWrong)) / likely;
      engineKnown = word === 0 ? posterior : 1 - posterior;
      return Math.log(likely);
    }
    const a = now[7]! * (word === 0 ? 1 - p.engineWrong : p.engineWrong);
    const b = now[fields + 7]! * (word === 1 ? 1 - p.engineWrong : p.engineWrong);
    now[7] = a / (a + b);
    now[fields + 7] = b / (a + b);
    return Math.log(a + b);
  }

  function moveTo(timeH: number): void {
    const dt = Math.max(0, timeH - lastH);
    if (dt < 1e-4) return;
    foretellAll(dt);
    merge();
    lastH = timeH;
  }

  function logLikelihood(members: ArrayLike<number>, count: number): number {
    isKnown = false;
    engineKnown = p.underWayFirst;
    let log = 0;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      each[m] = 0;
      if (data.isRelay[i] === 1) continue;
      const hasPosition = data.sdKm[i]! > 0;
      if (!isKnown) {
        if (hasPosition) {
          begin(i);
          lastH = data.timeH[i]!;
          each[m] = -logArea;
          log -= logArea;
        }
        log += engineWord(i);
        continue;
      }
      if (!hasPosition) {
        if (data.engine[i]! < 0) continue;
        moveTo(data.timeH[i]!);
        log += engineWord(i);
        continue;
      }
      const dt = Math.max(0, data.timeH[i]! - lastH);
      foretellAll(dt);
      lastH = Math.max(lastH, data.timeH[i]!);
      // A boat that gave up turned round, at a time that nobody told.
      const extra = data.ending[i] === endings.returned ? (7 * dt) ** 2 : 0;
      let density = 0;
      for (let k = 0; k < 4; k++) {
        const before = next[k * fields + 7]!;
        const weight = before * measure(k, i, extra);
        next[k * fields + 7] = weight;
        density += weight;
      }
      const logDensity = Math.log(density + 1e-280);
      each[m] = logDensity;
      log += logDensity;
      merge();
      log += engineWord(i);
    }
    return log;
  }

  function endAt(timeH: number): PathEnd {
    if (!isKnown) return { timeH, xKm: 0, yKm: 0, varKm2: 0, isKnown };
    moveTo(timeH);
    const a = now[7]!;
    const b = now[fields + 7]!;
    const x = a * now[0]! + b * now[fields]!;
    const y = a * now[1]! + b * now[fields + 1]!;
    const dx = now[0]! - now[fields]!;
    const dy = now[1]! - now[fields + 1]!;
    const varKm2 = a * now[4]! + b * now[fields + 4]! + (a * b * (dx * dx + dy * dy)) / 2;
    return { timeH, xKm: x, yKm: y, varKm2, isKnown };
  }

  return { logLikelihood, endAt, each };
}
