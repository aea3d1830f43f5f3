/** The parameters that the calibration turns, as a plain list of numbers around a first guess. */
import { bumps, knots } from './forces.mjs';

const count = { bumps: bumps.length, knots: knots.length };
export const unknowns = 3 + count.bumps + 2 * count.knots;
/** How far each may go before it costs as much as one observation one sd off. */
export const priors = [
  ...[0.4, 0.2, 0.4],
  ...new Array(count.bumps).fill(0.35),
  ...new Array(2 * count.knots).fill(0.08),
];

export function toParameters(x) {
  const afterBumps = 3 + count.bumps;
  return {
    friction: 0.003 * Math.exp(x[0]),
    deepM: 38 * Math.exp(x[1]),
    slopeM: 8_000 * Math.exp(x[2]),
    bump: x.slice(3, afterBumps),
    edgeRe: x.slice(afterBumps, afterBumps + count.knots),
    edgeIm: x.slice(afterBumps + count.knots),
  };
}
