/** Lasting features of a craft, the unknown truth summed out: colour, type, length, where and when it left. */
import type { LinkingParameters } from './parameters.js';
import { colours, craftTypes, type Prepared } from './prepare.js';

/** Shares of boats; judgements from the description of boats in the public record. */
const colourLog = [0.45, 0.2, 0.12, 0.08, 0.05, 0.05, 0.05].map(Math.log);
const typeLog = [0.86, 0.1, 0.04].map(Math.log);
const length = { mean: 8.8, sd: 1.6, toldSd: 0.9 };
const launch = { beforeFirstH: 1.5, sd: 1.6, toldSd: 0.7, placeRight: 0.85, places: 14 };

export interface CraftFeatures {
  colourAndType(members: ArrayLike<number>, count: number): number;
  lengthAndLaunch(members: ArrayLike<number>, count: number): number;
}

/** log P(word | the truth is it), and if it is another, by word: crews see better than callers tell. */
interface Words {
  readonly prior: Float64Array;
  readonly right: readonly Float64Array[];
  readonly other: readonly Float64Array[];
}

function wordsOf(prior: readonly number[], wrong: number, wrongCrew: number): Words {
  const of = (chance: (share: number, wrong: number) => number) =>
    [wrong, wrongCrew].map((one) =>
      Float64Array.from(prior, (log) => Math.log(chance(Math.exp(log), one))),
    );
  return {
    prior: Float64Array.from(prior),
    right: of((share, one) => 1 - one + one * share),
    other: of((share, one) => one * share),
  };
}

export function craftFeatures(data: Prepared, p: LinkingParameters): CraftFeatures {
  const colourSums = new Float64Array(colours.length);
  const typeSums = new Float64Array(craftTypes.length);
  const colourWords = wordsOf(colourLog, p.colourWrong, p.colourWrongCrew);
  const typeWords = wordsOf(typeLog, p.typeWrong, p.typeWrong);
  const placeCounts = new Map<number, number>();

  /** log sum over the truth of prior times every word told. */
  function categories(
    sums: Float64Array,
    words: Words,
    told: Int8Array,
    members: ArrayLike<number>,
    count: number,
  ): number {
    let isTold = false;
    for (let m = 0; m < count; m++) {
      const i = members[m]!;
      const word = told[i]!;
      if (word < 0 || data.isRelay[i] === 1) continue;
      if (!isTold) sums.set(words.prior);
      isTold = true;
      const who = data.isCrew[i]!;
      const other = words.other[who]![word]!;
      for (let k = 0; k < sums.length; k++) sums[k] = sums[k]! + other;
      sums[word] = sums[word]! - other + words.right[who]![word]!;
    }
    return isTold ? logSum(sums) : 0;
  }

  return {
    colourAndType: (members, count) =>
      categories(colourSums, colourWords, data.colour, members, count) +
      categories(typeSums, typeWords, data.type, members, count),
    lengthAndLaunch(members, count) {
      let log = 0;
      let mean = length.mean;
      let variance = length.sd ** 2;
      let launchMean = Number.NaN;
      let launchVar = launch.sd ** 2;
      placeCounts.clear();
      let places = 0;
      let best = 0;
      for (let m = 0; m < count; m++) {
        const i = members[m]!;
        if (Number.isNaN(launchMean)) launchMean = data.timeH[i]! - launch.beforeFirstH;
        if (data.isRelay[i] === 1) continue;
        const lengthM = data.lengthM[i]!;
        if (lengthM > 0) {
          const s = variance + length.toldSd ** 2;
          log += normalLog(lengthM - mean, s);
          mean += (variance / s) * (lengthM - mean);
          variance -= (variance * variance) / s;
        }
        const launchH = data.launchH[i]!;
        if (!Number.isNaN(launchH)) {
          const s = launchVar + launch.toldSd ** 2;
          log += Math.log(0.95 * Math.exp(normalLog(launchH - launchMean, s)) + 0.05 / 12);
          launchMean += (launchVar / s) * (launchH - launchMean);
          launchVar -= (launchVar * launchVar) / s;
        }
        const place = data.launchPlace[i]!;
        if (place < 0) continue;
        const before = placeCounts.get(place) ?? 0;
        const right = places === 0 ? 1 / launch.places : shareOf(before, places);
        log += Math.log(right);
        places += 1;
        placeCounts.set(place, before + 1);
        best = Math.max(best, before + 1);
      }
      return log;
    },
  };
}

/** The place most heard is likely right; another one is one of the rest. */
function shareOf(same: number, all: number): number {
  const right = (launch.placeRight * same) / all;
  return right + (1 - launch.placeRight) / launch.places;
}

function normalLog(apart: number, variance: number): number {
  return -0.5 * ((apart * apart) / variance + Math.log(6.283185307179586 * variance));
}

export function logSum(values: Float64Array): number {
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  if (most === -Infinity) return most;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - most);
  return most + Math.log(sum);
}
