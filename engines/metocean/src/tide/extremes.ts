/** High and low waters: the zeros of the slope, none missed, each to a tenth of a second. */
import { checkTime, MetoceanError } from '../errors.js';
import type { Tide, TideExtreme } from './tide.js';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const stepMs = 900_000;
/** Longest span that is searched in one call. */
export const extremesDaysMax = 4_000;
const halvingsMax = 40;

/** A zero of a function that changes its sign between two times. */
function rootMs(f: (timeMs: number) => number, fromMs: number, toMs: number): number {
  let low = fromMs;
  let high = toMs;
  const isRising = f(low) <= 0;
  for (let i = 0; i < halvingsMax && high - low > 0.1; i += 1) {
    const middle = (low + high) / 2;
    if (f(middle) <= 0 === isRising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * All high and low waters of a span, in order. Steps of a quarter of an hour find a change of sign; where
 * the slope turns back inside a step it is looked at there too, so that a pair of extremes closer than a
 * step (a stand, a double water) is not stepped over.
 * @throws MetoceanError for a span that is turned round or longer than `extremesDaysMax` days.
 */
export function tideExtremes(tide: Tide, fromMs: number, toMs: number): TideExtreme[] {
  checkTime('from', fromMs);
  checkTime('to', toMs);
  if (toMs < fromMs || toMs - fromMs > extremesDaysMax * dayMs) {
    throw new MetoceanError({
      code: 'METOCEAN_SPAN',
      field: 'to',
      value: `${(toMs - fromMs) / dayMs} days after from`,
      expected: `0 to ${extremesDaysMax} days`,
    });
  }
  const rise = (timeMs: number): number => tide.slope(timeMs).riseMPerH;
  const bend = (timeMs: number): number => tide.slope(timeMs).bendMPerH2;
  const found: TideExtreme[] = [];
  const look = (aMs: number, bMs: number, a: number, b: number): void => {
    if (a < 0 === b < 0) return;
    const timeMs = rootMs(rise, aMs, bMs);
    if (timeMs < fromMs || timeMs > toMs) return;
    found.push({ timeMs, heightM: tide.heightM(timeMs), kind: a >= 0 ? 'high' : 'low' });
  };
  let atMs = fromMs;
  let at = tide.slope(atMs);
  while (atMs < toMs) {
    const nextMs = Math.min(atMs + stepMs, toMs);
    const next = tide.slope(nextMs);
    const isSame = at.riseMPerH < 0 === next.riseMPerH < 0;
    if (isSame && at.bendMPerH2 < 0 !== next.bendMPerH2 < 0) {
      const turnMs = rootMs(bend, atMs, nextMs);
      const turn = rise(turnMs);
      look(atMs, turnMs, at.riseMPerH, turn);
      look(turnMs, nextMs, turn, next.riseMPerH);
    } else {
      look(atMs, nextMs, at.riseMPerH, next.riseMPerH);
    }
    atMs = nextMs;
    at = next;
  }
  return found;
}

/** Where a time stands in the tide of a port. */
export interface HighWaterHours {
  /** Hours after the nearest high water; negative before it. */
  readonly hours: number;
  readonly highWater: TideExtreme;
}

/**
 * Hours from the nearest high water: at Dover the clock by which streams of the Strait are told.
 * @throws MetoceanError where there is no high water within 20 hours either way (not a tide of this sea).
 */
export function hoursFromHighWater(tide: Tide, timeMs: number): HighWaterHours {
  checkTime('time', timeMs);
  const around = tideExtremes(tide, timeMs - 20 * hourMs, timeMs + 20 * hourMs);
  let best: TideExtreme | undefined;
  for (const one of around) {
    if (one.kind !== 'high') continue;
    const isNearer =
      best === undefined || Math.abs(one.timeMs - timeMs) < Math.abs(best.timeMs - timeMs);
    if (isNearer) best = one;
  }
  if (best !== undefined) return { hours: (timeMs - best.timeMs) / hourMs, highWater: best };
  throw new MetoceanError({
    code: 'METOCEAN_CONSTANT',
    field: 'tide',
    value: 'no high water within 20 hours',
    expected: 'a tide with a semi-diurnal or diurnal part',
  });
}
