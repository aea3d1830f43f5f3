/** How many people are aboard, from what was said, seen and counted. */

/** More than nearly any boat of the public record; larger numbers count as this. */
export const personsMax = 130;

/**
 * Numbers aboard are kept in levels: each by itself up to 40, then by twos and by fives, which is finer than anybody
 * counts. A level holds its numbers evenly.
 */
export const levels: readonly { readonly low: number; readonly high: number }[] = (() => {
  const made: { low: number; high: number }[] = [];
  for (let low = 1; low <= personsMax; ) {
    const width = low <= 40 ? 1 : low <= 80 ? 2 : 5;
    made.push({ low, high: Math.min(personsMax, low + width - 1) });
    low += width;
  }
  return made;
})();
export const levelCount = levels.length;

/** Mean of a function over the numbers of each level. */
function overLevels(of: (n: number) => number, into: Float64Array, offset: number): void {
  levels.forEach(({ low, high }, level) => {
    let sum = 0;
    for (let n = low; n <= high; n++) sum += of(n);
    into[offset + level] = sum / (high - low + 1);
  });
}

/** How a telephone says a number: to the ten, to the five, without children, a guess; the rest is exact. */
const stated = { tens: 0.35, fives: 0.2, withoutChildren: 0.13, guess: 0.14, exact: 0.18 };
const guessSdShare = 0.2;
const seenSdShare = 0.17;
const childrenMax = 8;
/** Somebody says anything at all. */
const anything = 0.03;

/**
 * Fills P(told | n aboard) for each level from `offset`.
 * @param told count, and stated, counted or estimated (stated when absent)
 */
export function personsLikelihood(
  told: { readonly count: number; readonly quality?: string },
  into: Float64Array,
  offset: number,
): void {
  const count = Math.min(personsMax, Math.max(0, Math.round(told.count)));
  const likely = told.quality === 'counted' ? counted : told.quality === 'estimated' ? seen : said;
  const of = (n: number): number => (1 - anything) * likely(count, n) + anything / personsMax;
  overLevels(of, into, offset);
}

function said(count: number, n: number): number {
  let p = 0;
  if (count === n) p += stated.exact;
  if (count === Math.round(n / 10) * 10) p += stated.tens;
  if (count === Math.round(n / 5) * 5) p += stated.fives;
  const left = n - count;
  if (left > 0 && left <= childrenMax) p += stated.withoutChildren / childrenMax;
  return p + stated.guess * about(count, n, guessSdShare);
}

const seen = (count: number, n: number): number => about(count, n, seenSdShare);

function about(count: number, n: number, sdShare: number): number {
  const sd = Math.max(1, sdShare * n);
  const apart = (count - n) / sd;
  return Math.exp(-0.5 * apart * apart) / (sd * 2.5066);
}

function counted(count: number, n: number): number {
  const apart = Math.abs(count - n);
  return apart === 0 ? 0.9 : apart === 1 ? 0.03 : apart === 2 ? 0.015 : 0;
}

/**
 * Prior of the number aboard: log-normal, wide enough for the boats of 2018 and of 2026.
 * Public figures: 7 people a boat in 2018, 68 in 2026 (data/crossings.csv).
 */
export const personsPrior: Float64Array = (() => {
  const prior = new Float64Array(levelCount);
  let sum = 0;
  levels.forEach(({ low, high }, level) => {
    let p = 0;
    for (let n = low; n <= high; n++) {
      const z = (Math.log(n) - Math.log(42)) / 0.6;
      p += Math.exp(-0.5 * z * z) / n;
    }
    prior[level] = p;
    sum += p;
  });
  return prior.map((p) => p / sum);
})();

/** P(so many taken off | everybody of a level was), by count and level: one or two wrong now and then. */
export function countedTable(wrong: number): Float64Array {
  const table = new Float64Array((personsMax + 1) * levelCount);
  const kernel = (apart: number): number =>
    apart === 0 ? 1 - wrong : apart === 1 ? wrong * 0.35 : apart === 2 ? wrong * 0.15 : 0;
  for (let count = 0; count <= personsMax; count++) {
    overLevels((n) => kernel(Math.abs(count - n)), table, count * levelCount);
  }
  return table;
}

/** Mean and the middle 90 % of weights by level. */
export function personsInterval(weights: ArrayLike<number>): {
  mean: number;
  low: number;
  high: number;
} {
  let sum = 0;
  let mean = 0;
  levels.forEach(({ low, high }, level) => {
    sum += weights[level]!;
    mean += (weights[level]! * (low + high)) / 2;
  });
  const at = (share: number): { low: number; high: number } => {
    let left = share * sum;
    for (let level = 0; level < levelCount; level++) {
      left -= weights[level]!;
      if (left <= 0) return levels[level]!;
    }
    return levels[levelCount - 1]!;
  };
  return { mean: Math.round((10 * mean) / sum) / 10, low: at(0.05).low, high: at(0.95).high };
}
