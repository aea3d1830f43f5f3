/** How likely it is that some reports are one boat: the marginal likelihood of a boat's reports. */
import { distressModel } from './distress.js';
import { type Ending, endingModel } from './endings.js';
import { craftFeatures } from './features.js';
import type { CarriedWater } from './flow.js';
import { createPathFilter, type PathFilter } from './motion.js';
import type { LinkingParameters } from './parameters.js';
import type { Prepared } from './prepare.js';
import type { RelaySources } from './relays.js';

/** The parts of a boat's log likelihood, and what follows from it. */
export interface BoatScore {
  total: number;
  path: number;
  persons: number;
  craft: number;
  launch: number;
  distress: number;
  calls: number;
  about: number;
  relays: number;
  rate: number;
  accountedFor: number;
}

/** Hours in which boats of one night are first heard of. */
const nightHours = 12;

export interface Scorer {
  /** Members in increasing order. The object is used again by the next call. */
  score(members: ArrayLike<number>, count: number): BoatScore;
  readonly path: PathFilter;
  /** P(n aboard), unnormalised, of the boat that was scored last. */
  readonly persons: Float64Array;
}

export function createScorer(
  data: Prepared,
  water: CarriedWater,
  relays: RelaySources,
  p: LinkingParameters,
  atH: number,
): Scorer {
  const path = createPathFilter(data, water, p.motion, p.areaKm2);
  const craft = craftFeatures(data, p);
  const distress = distressModel(data, p.distress);
  const ending = endingModel(data, p, atH);
  const mark = new Int32Array(Math.max(1, data.count)).fill(-1);
  const callers = new Map<number, number>();
  const languages = new Map<number, number>();
  let stamp = 0;
  const out: BoatScore = {
    ...{ total: 0, path: 0, persons: 0, craft: 0, launch: 0, distress: 0 },
    ...{ calls: 0, about: 0, relays: 0, rate: 0, accountedFor: 0 },
  };
  const lentLog = Math.log(p.lentCaller / Math.max(10, p.boatsExpected));
  // The first report of a boat may come at any hour of the night.
  const boatLog = Math.log(p.boatsExpected / nightHours);

  /** Telephones: who has called from a boat calls again; a number seldom speaks for two boats. */
  function callsLog(members: ArrayLike<number>, count: number): number {
    callers.clear();
    let log = 0;
    let calls = 0;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      const caller = data.caller[i]!;
      if (caller < 0 || data.isRelay[i] === 1) continue;
      const before = callers.get(caller) ?? 0;
      log += Math.log((before === 0 ? p.newCaller : before) / (p.newCaller + calls));
      if (before === 0) log += lentLog;
      callers.set(caller, before + 1);
      calls += 1;
    }
    return log;
  }

  function languageLog(members: ArrayLike<number>, count: number): number {
    if (p.languageWeight === 0) return 0;
    languages.clear();
    let log = 0;
    let told = 0;
    for (let m = 0; m < count; m++) {
      const word = data.language[members[m]!]!;
      if (word < 0) continue;
      const before = languages.get(word) ?? 0;
      log += Math.log((before + 0.25) / (told + 2));
      languages.set(word, before + 1);
      told += 1;
    }
    return p.languageWeight * log;
  }

  /** A reference points into the same boat, or it is wrong and points anywhere. */
  function aboutLog(members: ArrayLike<number>, count: number): number {
    let log = 0;
    let earlier = 0;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      const about = data.about[i]!;
      if (about >= 0) {
        const right =
          data.ending[i] !== 0 || data.isCrew[i] === 1 ? p.aboutRightCrew : p.aboutRight;
        const heard = Math.max(4, Math.min(data.count, 60));
        const same = mark[about] === stamp ? right / Math.max(1, Math.min(earlier, 6)) : 0;
        log += Math.log((same + (1 - right) / heard) * heard);
      }
      earlier += 1;
    }
    return log;
  }

  function relaysLog(members: ArrayLike<number>, count: number): number {
    let log = 0;
    for (let m = 0; m < count; m++) {
      const sources = relays.of[members[m]!];
      if (sources === undefined) continue;
      let sum = p.relayAlone;
      for (const source of sources) {
        if (mark[source.report] === stamp) sum += Math.exp(source.log);
      }
      log += Math.log(sum);
    }
    return log;
  }

  /** Reports come at a rate of the boat's own, over the time between its first and its last. */
  function rateLog(members: ArrayLike<number>, count: number): number {
    let reports = 0;
    let first = Infinity;
    let last = -Infinity;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      if (data.isRelay[i] === 1) continue;
      reports += 1;
      first = Math.min(first, data.timeH[i]!);
      last = Math.max(last, data.timeH[i]!);
    }
    if (reports === 0) return -3;
    const hours = last - first + p.rateMarginH;
    const a = p.rateShape;
    let log = a * Math.log(p.rateHours) - (a + reports) * Math.log(p.rateHours + hours);
    for (let k = 0; k < reports; k++) log += Math.log(a + k);
    return log;
  }

  function score(members: ArrayLike<number>, count: number): BoatScore {
    stamp += 1;
    for (let m = 0; m < count; m++) mark[members[m]!] = stamp;
    const end: Ending = ending.of(members, count);
    out.persons = end.log;
    out.accountedFor = end.accountedFor;
    out.path = path.logLikelihood(members, count);
    out.craft = craft.colourAndType(members, count) + languageLog(members, count);
    out.launch = craft.lengthAndLaunch(members, count);
    out.distress = distress.logLikelihood(members, count);
    out.calls = callsLog(members, count);
    out.about = aboutLog(members, count);
    out.relays = relaysLog(members, count);
    out.rate = boatLog + rateLog(members, count);
    out.total =
      out.persons + out.path + out.craft + out.launch + out.distress + out.calls + out.about;
    out.total += out.relays + out.rate;
    return out;
  }

  return { score, path, persons: ending.persons };
}
