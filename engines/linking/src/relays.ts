/** Relays and copies: which earlier report one repeats, told from what both say. */
import type { Prepared } from './prepare.js';

/** For each relay the reports that it may repeat and how well each fits, as log of times likelier than chance. */
export interface RelaySources {
  readonly of: readonly (readonly RelaySource[] | undefined)[];
}
export interface RelaySource {
  readonly report: number;
  readonly log: number;
}

/** What repeating does to each field; shares of relays. Judgements from the description of the sample nights. */
const repeats = {
  sameTime: 0.45,
  nearKm: 0.9,
  nearShare: 0.86,
  dropsField: 0.35,
  sameCount: 0.88,
  sameColour: 0.93,
  sameSigns: 0.9,
};
/** Hours within which the other centre passes something on. */
const delayMeanH = 0.5;
const sourcesMax = 8;

/** The e-mail of an aid group that reached both centres: the later one is a copy of the first. */
export function markCopies(data: Prepared): void {
  for (let i = 0; i < data.count; i++) {
    if (data.isRelay[i] === 1 || data.ending[i] !== 0) continue;
    const report = data.reports[i]!;
    for (let j = 0; j < data.count; j++) {
      const other = data.reports[j]!;
      if (j === i || other.timeMs !== report.timeMs || other.channel !== report.channel) continue;
      if (other.centre === report.centre || data.receivedH[j]! > data.receivedH[i]!) continue;
      if (data.isRelay[j] === 1 || !saysTheSame(other, report)) continue;
      data.isRelay[i] = 1;
      data.isAlive[i] = 0;
      break;
    }
  }
}

function saysTheSame(a: Prepared['reports'][number], b: Prepared['reports'][number]): boolean {
  return (
    a.caller === b.caller &&
    a.persons?.count === b.persons?.count &&
    a.position?.lat === b.position?.lat &&
    a.position?.lon === b.position?.lon
  );
}

/** @param knownOf sources of a relay that the caller has from before: an old relay repeats nothing new */
export function relaySources(
  data: Prepared,
  knownOf: (report: number) => readonly RelaySource[] | undefined = () => undefined,
): RelaySources {
  const of: (readonly RelaySource[] | undefined)[] = [];
  for (let i = 0; i < data.count; i++) {
    const known = knownOf(i);
    if (known !== undefined) {
      of.push(known);
      continue;
    }
    if (data.isRelay[i] !== 1) {
      of.push(undefined);
      continue;
    }
    const found: RelaySource[] = [];
    let heard = 0;
    for (let j = 0; j < data.count; j++) {
      const lagH = data.receivedH[i]! - data.receivedH[j]!;
      if (j === i || data.reports[j]!.centre === data.reports[i]!.centre || lagH < 0) continue;
      if (lagH < 3) heard += 1;
      if (data.reports[j]!.channel === 'relay') continue;
      const log = repeatLog(data, i, j) + lagLog(lagH);
      if (log > -3) found.push({ report: j, log });
    }
    found.sort((a, b) => b.log - a.log || a.report - b.report);
    const chance = Math.log(Math.max(3, heard));
    of.push(
      found.slice(0, sourcesMax).map((one) => ({ report: one.report, log: one.log - chance })),
    );
  }
  return { of };
}

/** Against a lag that is even over three hours. */
function lagLog(lagH: number): number {
  return Math.log(0.85 * (3 / delayMeanH) * Math.exp(-lagH / delayMeanH) + 0.15);
}

function repeatLog(data: Prepared, i: number, j: number): number {
  const a = data.reports[i]!;
  const b = data.reports[j]!;
  let log = 0;
  const apartS = Math.abs(a.timeMs - b.timeMs) / 1000;
  // Two reports of a night tell the same second by chance once in some ten thousand.
  if (apartS < 1) log += Math.log(repeats.sameTime * 10_000);
  else log += Math.log(1 - repeats.sameTime);
  log += placeLog(data, i, j);
  if (a.persons !== undefined) {
    if (b.persons === undefined) log -= 3;
    else if (a.persons.count === b.persons.count) log += Math.log(repeats.sameCount / 0.06);
    else log += Math.log((1 - repeats.sameCount) / 0.94);
  } else if (b.persons !== undefined) log += Math.log(repeats.dropsField);
  if (a.craft?.colour !== undefined) {
    if (b.craft?.colour === undefined) log -= 2;
    else if (a.craft.colour === b.craft.colour) log += Math.log(repeats.sameColour / 0.3);
    else log += Math.log((1 - repeats.sameColour) / 0.7);
  }
  if (a.caller !== undefined) {
    if (a.caller === b.caller) log += 5;
    else log -= b.caller === undefined ? 1 : 4;
  }
  if (a.channel !== 'relay' && a.channel === b.channel) log += 2;
  return log + signsLog(a.signs ?? [], b.signs ?? []);
}

function placeLog(data: Prepared, i: number, j: number): number {
  const has = data.sdKm[i]! > 0;
  const had = data.sdKm[j]! > 0;
  if (!has) return had ? Math.log(repeats.dropsField) : 0.3;
  if (!had) return -3;
  const apartKm = Math.hypot(data.xKm[i]! - data.xKm[j]!, data.yKm[i]! - data.yKm[j]!);
  // Rounded to a minute or a hundredth of a degree; a digit may be lost on the way.
  if (apartKm <= repeats.nearKm) return Math.log((repeats.nearShare * 3500) / 2.5);
  return apartKm < 15 ? Math.log(0.1) + 1 : Math.log(0.04);
}

const told = ['recovered', 'landed', 'returned', 'capsized', 'people-in-water', 'escorted'];

function signsLog(a: readonly string[], b: readonly string[]): number {
  let log = 0;
  for (const sign of told) {
    if (a.includes(sign) && !b.includes(sign)) log -= 3;
    else if (a.includes(sign)) log += 2;
    else if (b.includes(sign)) log -= 1.5;
  }
  const shared = ['taking-water', 'medical', 'children'];
  for (const sign of shared) {
    if (a.includes(sign) && b.includes(sign)) log += 1;
    else if (a.includes(sign) !== b.includes(sign)) log -= 1;
  }
  return log;
}
