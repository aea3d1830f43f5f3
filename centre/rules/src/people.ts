/**
 * How many people came off the sea, and how many there should be. Counting errs to the safe side: a
 * rescue craft that reports twice is counted once, so that nobody is taken to be safe by arithmetic.
 */
import { isEnding, type Report } from '@straitwatch/protocol';

/** Two unnamed recoveries of the same number within this time are taken to be one told twice. */
export const sameRecoveryMs = 30 * 60_000;

/** The words for the ways off the sea, as signs of a report. */
export type EndingSign = 'recovered' | 'landed' | 'returned';

/**
 * People taken off, by the given ending reports of one kind. Each vessel counts once, with its largest
 * number: a second report by the same vessel may repeat the first. A report without a vessel's name is
 * known by its caller or position.
 */
export function peopleOff(reports: readonly Report[], sign: EndingSign): number {
  const byVessel = new Map<string, number>();
  const unnamed: { count: number; timeMs: number }[] = [];
  for (const report of reports) {
    const count = report.persons?.count ?? 0;
    if (!(report.signs ?? []).includes(sign)) continue;
    const name = report.vessel?.trim().toLowerCase() ?? report.caller;
    if (name !== undefined && name !== '') {
      byVessel.set(name, Math.max(byVessel.get(name) ?? 0, count));
      continue;
    }
    const timeMs = Date.parse(report.time);
    const told = unnamed.some(
      (one) => one.count === count && Math.abs(one.timeMs - timeMs) <= sameRecoveryMs,
    );
    if (!told) unnamed.push({ count, timeMs });
  }
  let total = 0;
  for (const count of byVessel.values()) total += count;
  for (const one of unnamed) total += one.count;
  return total;
}

/** The largest number anybody has given for the people aboard; nothing when nobody gave one. */
export function mostPeople(
  reports: readonly Report[],
): { count: number; report: string } | undefined {
  let most: { count: number; report: string } | undefined;
  for (const report of reports) {
    if (isEnding(report)) continue;
    const count = report.persons?.count;
    if (count !== undefined && (most === undefined || count > most.count)) {
      most = { count, report: report.id };
    }
  }
  return most;
}
