/** Draws from distributions; each takes the generator and its parameters. */
import { checkRange, MathsError } from './errors.js';
import type { Rng } from './rng.js';

/** Uniform in low (included) to high (not included). @throws MathsError MATHS_RANGE */
export function drawUniform(
  rng: Rng,
  range: { readonly low: number; readonly high: number },
): number {
  checkRange('low', range.low, { min: -1e300, max: 1e300 });
  checkRange('high', range.high, { min: range.low, max: 1e300 });
  return range.low + (range.high - range.low) * rng.uniform();
}

/** Normal. `sd` is 0..1e150. @throws MathsError MATHS_RANGE */
export function drawNormal(rng: Rng, law: { readonly mean: number; readonly sd: number }): number {
  checkRange('mean', law.mean, { min: -1e150, max: 1e150 });
  checkRange('sd', law.sd, { min: 0, max: 1e150 });
  return law.mean + law.sd * rng.normal();
}

/** Exponential. `mean` is 0..1e150. @throws MathsError MATHS_RANGE */
export function drawExponential(rng: Rng, law: { readonly mean: number }): number {
  checkRange('mean', law.mean, { min: 0, max: 1e150 });
  return law.mean * rng.exponential();
}

/** Below this mean a Poisson number is counted by products, above it by transformed rejection. */
const poissonSmall = 10;
const poissonDrawsMax = 10_000;

/**
 * Poisson. `mean` is 0..1e9. Small means by D. Knuth's product of uniforms; others by W. Hörmann's
 * transformed rejection PTRS ("The transformed rejection method for generating Poisson random
 * variables", Insurance: Mathematics and Economics 12, 1993).
 * @throws MathsError MATHS_RANGE
 */
export function drawPoisson(rng: Rng, law: { readonly mean: number }): number {
  checkRange('mean', law.mean, { min: 0, max: 1e9 });
  return law.mean < poissonSmall ? poissonByProduct(rng, law.mean) : poissonPtrs(rng, law.mean);
}

function poissonByProduct(rng: Rng, mean: number): number {
  const limit = Math.exp(-mean);
  let product = rng.uniform();
  let count = 0;
  while (product > limit && count < poissonDrawsMax) {
    product *= rng.uniform();
    count += 1;
  }
  return count;
}

/** Names are Hörmann's; mu is the mean. */
function poissonPtrs(rng: Rng, mu: number): number {
  const b = 0.931 + 2.53 * Math.sqrt(mu);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const vR = 0.9277 - 3.6224 / (b - 2);
  for (let draw = 0; draw < poissonDrawsMax; draw++) {
    const u = rng.uniform() - 0.5;
    const v = rng.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mu + 0.43);
    if (us >= 0.07 && v <= vR) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const left = Math.log((v * inverseAlpha) / (a / (us * us) + b));
    if (left <= k * Math.log(mu) - mu - logFactorial(k)) return k;
  }
  return Math.round(mu);
}

/** ln(n!) for whole n >= 0: exact products to 20, then Stirling's series (error below 1e-12). */
export function logFactorial(n: number): number {
  if (n < 20) {
    let product = 1;
    for (let i = 2; i <= n; i++) product *= i;
    return Math.log(product);
  }
  const x = n + 1;
  const inverse = 1 / (x * x);
  const tail = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.918_938_533_204_672_8 + tail;
}

const vonMisesDrawsMax = 10_000;

/**
 * Von Mises: an angle round `meanRad` with concentration kappa, 0..1e8 (0 is any direction).
 * D. Best and N. Fisher, "Efficient simulation of the von Mises distribution", Applied Statistics
 * 28,
 * 1979. The answer is within pi of the mean.
 * @throws MathsError MATHS_RANGE
 */
export function drawVonMises(
  rng: Rng,
  law: { readonly meanRad: number; readonly kappa: number },
): number {
  checkRange('meanRad', law.meanRad, { min: -1e9, max: 1e9 });
  checkRange('kappa', law.kappa, { min: 0, max: 1e8 });
  const { kappa } = law;
  if (kappa < 1e-8) return law.meanRad + (2 * rng.uniform() - 1) * Math.PI;
  // Above this the wrapped normal is the same to all digits and the method below loses its own.
  if (kappa > 1e6) return law.meanRad + rng.normal() / Math.sqrt(kappa);
  const tau = 1 + Math.sqrt(1 + 4 * kappa * kappa);
  const rho = (tau - Math.sqrt(2 * tau)) / (2 * kappa);
  const r = (1 + rho * rho) / (2 * rho);
  for (let draw = 0; draw < vonMisesDrawsMax; draw++) {
    const z = Math.cos(Math.PI * rng.uniform());
    const f = Math.min(1, Math.max(-1, (1 + r * z) / (r + z)));
    const c = kappa * (r - f);
    const u = rng.uniform();
    if (c * (2 - c) - u > 0 || Math.log(c / u) + 1 - c >= 0) {
      return law.meanRad + Math.sign(rng.uniform() - 0.5) * Math.acos(f);
    }
  }
  return law.meanRad;
}

/**
 * A point of a circular normal: east and north of the centre, in the unit of the radius that holds
 * it with 95 %.
 * @throws MathsError MATHS_RANGE
 */
export function drawCircularNormal(
  rng: Rng,
  law: { readonly radius95: number },
): { readonly east: number; readonly north: number } {
  checkRange('radius95', law.radius95, { min: 0, max: 1e150 });
  const sd = law.radius95 / 2.447_746_830_680_816;
  return { east: sd * rng.normal(), north: sd * rng.normal() };
}

/**
 * The rows in a random order, as a new array (R. Fisher and F. Yates, all orders equally likely).
 */
export function shuffled<T>(rng: Rng, rows: readonly T[]): T[] {
  const out = [...rows];
  for (let i = out.length - 1; i > 0; i--) {
    const j = rng.integer(i + 1);
    const kept = out[i]!;
    out[i] = out[j]!;
    out[j] = kept;
  }
  return out;
}

/** One of the rows. @throws MathsError MATHS_COUNT when there is none */
export function pick<T>(rng: Rng, rows: readonly T[]): T {
  if (rows.length === 0) {
    throw new MathsError({
      code: 'MATHS_COUNT',
      field: 'rows',
      value: 'none',
      expected: 'at least one',
    });
  }
  return rows[rng.integer(rows.length)]!;
}

/**
 * The number of a row drawn by weights, each 0 or more, not all 0.
 * @throws MathsError MATHS_WEIGHTS
 */
export function pickWeighted(rng: Rng, weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) {
    if (!(weight >= 0)) throw badWeights(weight);
    total += weight;
  }
  if (!(total > 0 && total < Number.POSITIVE_INFINITY)) throw badWeights(total);
  let left = rng.uniform() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i] ?? 0;
    if (weight === 0) continue;
    last = i;
    left -= weight;
    if (left < 0) return i;
  }
  return last;
}

function badWeights(value: number): MathsError {
  return new MathsError({
    code: 'MATHS_WEIGHTS',
    field: 'weights',
    value,
    expected: 'finite weights of 0 or more, not all 0',
  });
}
