export {
  drawCircularNormal,
  drawExponential,
  drawNormal,
  drawPoisson,
  drawUniform,
  drawVonMises,
  logFactorial,
  pick,
  pickWeighted,
  shuffled,
} from './distributions.js';
export { MathsError, type MathsErrorCode } from './errors.js';
export { createNormalSource, type NormalSource } from './normals.js';
export { createRng, type Rng } from './rng.js';
export { createXoshiro, splitMix64, type XoshiroState } from './xoshiro.js';
