/** How many people are aboard, from what was said, seen and counted. */

/** More than nearly any boat of the public record; larger numbers count as this. */
export const personsMax = 128;

/** How a telephone says a number: to the ten, to the five, without children, a guess; the rest is exact. */
const stated = { tens: 0.35, fives: 0.2, withoutChildren: 0.13, guess: 0.14, exact: 0.18 };
const guessSdShare = 0.2;
const seenSdShare = 0.17;
const childrenMax = 8;
/** Somebody says anything at all. */
const anything = 0.03;

/**
 * Fills P(told | n aboard) for n = 0..personsMax from `offset`.
 * @param told count, and stated, counted or estimated (stated when absent)
 */
export function personsLikelihood(
  told: { readonly count: number; readonly quality?: string },
  into: Float64Array,
  offset: number,
): void {
  const count = Math.min(personsMax, Math.max(0, Math.round(told.count)));
  for (let n = 0; n <= personsMax; n++) {
    let p = 0;
    if (n > 0) {
      if (told.quality === 'counted') p = counted(count, n);
      else if (told.quality === 'estimated') p = about(count, n, seenSdShare);
      else p = said(count, n);
    }
    into[offset + n] = (1 - anything) * p + anything / personsMax;
  }
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
  const prior = new Float64Array(personsMax + 1);
  let sum = 0;
  for (let n = 1; n <= personsMax; n++) {
    const z = (Math.log(n) - Math.log(42)) / 0.6;
    const p = Math.exp(-0.5 * z * z) / n;
    prior[n] = p;
    sum += p;
  }
  for (let n = 1; n <= personsMax; n++) prior[n] = prior[n]! / sum;
  return prior;
})();

/** P(counted | n taken off): one or two wrong now and then. */
export function countedKernel(apart: number, wrong: number): number {
  const off = Math.abs(apart);
  return off === 0 ? 1 - wrong : off === 1 ? wrong * 0.35 : off === 2 ? wrong * 0.15 : 0;
}
