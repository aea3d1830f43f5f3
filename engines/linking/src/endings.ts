/** How many are aboard and whether they are off the sea: summed over both, within one boat of one sample. */
import type { LinkingParameters } from './parameters.js';
import { countedTable, levelCount, levels, personsMax, personsPrior } from './people.js';
import { endings, type Prepared } from './prepare.js';

export interface Ending {
  /** log likelihood of the numbers told and of the signs of life after an ending. */
  log: number;
  /** That nobody of this boat is left at sea. */
  accountedFor: number;
}

export interface EndingModel {
  of(members: ArrayLike<number>, count: number): Ending;
  /** P(level aboard | everything told), unnormalised, after the last call. */
  readonly persons: Float64Array;
}

/** Two vessels that each take a part are there at about the same time. */
const twoPartsH = 1.5;
/** Rows after which small products are brought back to the size of one: each is at least 1 in 6,000. */
const rowsAtOnce = 40;
/** A count that no number aboard explains: something else was recovered. */
const unexplainedCount = 1e-9;

/** @param atH the time of asking, hours since the first report */
export function endingModel(data: Prepared, p: LinkingParameters, atH: number): EndingModel {
  const persons = new Float64Array(levelCount);
  const counted = countedTable(p.countedWrong);
  const result: Ending = { log: 0, accountedFor: 0 };
  let repeat = 0;
  let saidBefore = 0;
  const saidNumbers = new Int16Array(Math.max(1, data.count));
  const saidCallers = new Int32Array(Math.max(1, data.count));
  const endingAloneLog = Math.log(p.endingAlone);
  const lateSignLog = Math.log(p.lateSign);
  const partSignLog = Math.log(p.partSign);

  /** Sum over n, which becomes one; its log comes back. */
  function normalise(): number {
    let sum = 0;
    for (let n = 0; n < levelCount; n++) sum += persons[n]!;
    const scale = 1 / sum;
    for (let n = 0; n < levelCount; n++) persons[n] = persons[n]! * scale;
    return Math.log(sum);
  }

  function of(members: ArrayLike<number>, count: number): Ending {
    persons.set(personsPrior);
    saidBefore = 0;
    let log = 0;
    let rows = 0;
    let recoveries = 0;
    let taken = 0;
    let ashore = 0;
    let firstH = Infinity;
    let lastH = -Infinity;
    let ashoreH = -Infinity;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      const ending = data.ending[i]!;
      if (ending === endings.recovered) {
        recoveries += 1;
        taken += Math.max(0, data.endedCount[i]!);
        firstH = Math.min(firstH, data.timeH[i]!);
        lastH = Math.max(lastH, data.timeH[i]!);
        continue;
      }
      if (ending !== endings.none) {
        ashore += 1;
        ashoreH = Math.max(ashoreH, data.timeH[i]!);
      }
      const row = data.personsRow[i]!;
      if (row < 0 || data.isRelay[i] === 1) continue;
      const offset = row * levelCount;
      const again = sameNumber(i);
      const fresh = 1 - repeat;
      const given = data.personsGiven;
      for (let n = 0; n < levelCount; n++) {
        persons[n] = persons[n]! * (again + fresh * given[offset + n]!);
      }
      rows += 1;
      if (rows % rowsAtOnce === 0) log += normalise();
    }
    if (rows > 0) log += normalise();
    result.log = log;
    result.accountedFor = 0;
    if (recoveries === 0 && ashore === 0) {
      result.log += unendedLog(members, count);
      return result;
    }
    result.log += Math.log(1 - p.unended);
    if (recoveries > 1) {
      result.log += recoveries === 2 ? Math.log(p.recoveredTwice) : -25;
      if (lastH - firstH > twoPartsH) result.log -= 8;
    }
    if (ashore > 1) result.log -= 6 * (ashore - 1);
    if (ashore > 0 && recoveries > 0) result.log -= 5;
    const endH = Math.max(lastH, ashoreH) + p.endSlackMin / 60;
    let late = 0;
    let alive = 0;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      if (data.isAlive[i] === 0) continue;
      alive += 1;
      if (data.timeH[i]! > endH) late += 1;
    }
    if (alive === 0) result.log += endingAloneLog;
    const lateAll = Math.exp(late * lateSignLog);
    const latePart = Math.exp(late * partSignLog);
    if (recoveries > 0) recovered(taken, lateAll, latePart);
    else settle(p.ashoreAll * lateAll, (1 - p.ashoreAll) * latePart);
    return result;
  }

  /** Nearly every boat is found or comes ashore within some hours; the longer the silence, the rarer that it is not. */
  function unendedLog(members: ArrayLike<number>, count: number): number {
    let lastH = -Infinity;
    for (let m = 0; m < count; m++) {
      if (data.isRelay[members[m]!] === 0) lastH = Math.max(lastH, data.timeH[members[m]!]!);
    }
    const silentH = Math.max(0, Math.min(24, atH - lastH));
    return Math.log(p.unended + (1 - p.unended) * Math.exp(-silentH / p.unendedHours));
  }

  /**
   * People repeat the number they gave, and those aboard have it from one another: the chance that this
   * report says what was said before. `repeat` becomes the share of such reports.
   */
  function sameNumber(i: number): number {
    repeat = 0;
    const said = data.saidCount[i]!;
    if (said < 0) return 0;
    const caller = data.caller[i]!;
    let own = 0;
    let ownSame = 0;
    let same = 0;
    for (let k = 0; k < saidBefore; k++) {
      const isSame = Number(saidNumbers[k] === said);
      same += isSame;
      if (caller < 0 || saidCallers[k] !== caller) continue;
      own += 1;
      ownSame += isSame;
    }
    const all = saidBefore;
    saidNumbers[saidBefore] = said;
    saidCallers[saidBefore] = caller;
    saidBefore += 1;
    if (all === 0) return 0;
    repeat = own > 0 ? p.repeatsOwnCount : p.repeatsCount;
    return repeat * (own > 0 ? ownSame / own : same / all);
  }

  function settle(all: number, part: number): void {
    result.log += Math.log(all + part);
    result.accountedFor = all / (all + part);
  }

  function recovered(taken: number, lateAll: number, latePart: number): void {
    const count = Math.min(personsMax, taken);
    const row = count * levelCount;
    let all = 0;
    let part = 0;
    for (let n = 0; n < levelCount; n++) {
      const weight = persons[n]!;
      const whole = p.recoveredAll * counted[row + n]! * lateAll;
      // Some are left: any number of them were taken.
      const { low } = levels[n]!;
      const rest = low > count ? ((1 - p.recoveredAll) / low) * latePart : 0;
      all += weight * whole;
      part += weight * rest;
      persons[n] = weight * (whole + rest);
    }
    settle(all + unexplainedCount * lateAll, part + unexplainedCount * latePart);
  }

  return { of, persons };
}
