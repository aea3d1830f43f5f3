/** From a run of the model to harmonic constants: least squares in every cell at once. */
import { cells, grid } from './area.mjs';
import { solve } from './linear.mjs';
import { middle, radPerS, runModel } from './model.mjs';

/** A wave in 80 m crosses less than a cell in this time, as the scheme needs. */
const dtS = 45;
const looksEvery = 20;

/**
 * Constants of east, north and height in every cell: `[mean, cos 1, sin 1, cos 2, ...]` for the names
 * that are analysed, which may be more than those that drive the edges.
 */
export function analyse(area, parameters, { drive, names, days, quietDays }) {
  const count = 1 + 2 * names.length;
  const normal = Array.from({ length: count }, () => new Array(count).fill(0));
  const make = () => Array.from({ length: count }, () => new Float64Array(cells));
  const sums = { u: make(), v: make(), eta: make() };
  const w = names.map(radPerS);
  const look = (t, s) => {
    const basis = [1, ...w.flatMap((one) => [Math.cos(one * t), Math.sin(one * t)])];
    for (let a = 0; a < count; a += 1) {
      for (let b = 0; b < count; b += 1) normal[a][b] += basis[a] * basis[b];
      for (const part of ['u', 'v', 'eta']) {
        const into = sums[part][a];
        const from = s[part];
        for (let k = 0; k < cells; k += 1) into[k] += basis[a] * from[k];
      }
    }
  };
  const perDay = 86_400 / dtS;
  const { depthM } = runModel(area, parameters, {
    ...{ names: drive, dtS, steps: days * perDay, quietSteps: quietDays * perDay },
    ...{ lookEvery: looksEvery, look },
  });
  const inverse = Array.from({ length: count }, (_, i) =>
    solve(
      normal,
      Array.from({ length: count }, (_one, j) => (i === j ? 1 : 0)),
    ),
  );
  const constants = (part) =>
    Array.from({ length: count }, (_, i) => {
      const out = new Float64Array(cells);
      for (let j = 0; j < count; j += 1) {
        for (let k = 0; k < cells; k += 1) out[k] += inverse[j][i] * sums[part][j][k];
      }
      return out;
    });
  const [u, v, eta] = ['u', 'v', 'eta'].map(constants);
  const centred = (faces, at) =>
    faces.map((values) => Float64Array.from(values, (_one, k) => at(values, k)));
  return {
    ...{ names, depthM, eta, east: centred(u, middle.east), north: centred(v, middle.north) },
    columns: grid.columns,
  };
}

/** Where a constituent stands in the lists of constants. */
export const cosAt = (names, name) => 1 + 2 * names.indexOf(name);
