/**
 * When something happened, for screens. A caller's clock may be wrong, but nothing that was
 * reported can have happened after the centre knew of it: a time in the future is brought back to
 * that moment, so that a wrong clock never makes an old position the newest one for hours.
 */
import { type ReportState, spokenMs } from '@straitwatch/rules';

/** Milliseconds; the report's time, at the latest when the centre knew. */
export function happenedMs(one: ReportState): number {
  return Math.min(Date.parse(one.report.time), Date.parse(one.known));
}

/**
 * Milliseconds; when the words were spoken. A direct call cannot be much older than its arrival, so
 * a clock that is behind never makes a live call look old. Positions do not get this: a position
 * taken to be older than it is only has a larger area, one taken to be younger has too small a one.
 */
export function wordMs(one: ReportState): number {
  return Math.min(spokenMs(one.report), Date.parse(one.known));
}

/** ISO 8601, UTC. */
export function isoTime(timeMs: number): string {
  return new Date(timeMs).toISOString();
}

/** Oldest first; of the same time, in the order of the journal. */
export function inTimeOrder(reports: readonly ReportState[]): ReportState[] {
  return reports
    .map((one) => ({ one, timeMs: happenedMs(one) }))
    .sort((a, b) => a.timeMs - b.timeMs || a.one.entry - b.one.entry)
    .map(({ one }) => one);
}

/**
 * Confirmed reports, or when there is none, all of them: a proposal counts until a person decides.
 */
export function confirmedFirst<T extends ReportState>(reports: readonly T[]): T[] {
  const confirmed = reports.filter((one) => one.link?.status === 'confirmed');
  return confirmed.length > 0 ? confirmed : [...reports];
}
