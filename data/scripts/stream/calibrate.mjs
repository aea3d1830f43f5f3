/**
 * Turns friction, depth and edges until the model fits the M2 of the gauges and of the sourced places:
 * Gauss-Newton with a prior on every parameter. It starts from calibrated.json and writes it again.
 *
 *   node data/scripts/stream/calibrate.mjs [ROUNDS]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cells, makeArea, waterCellAt } from './area.mjs';
import { complexOf, gauges } from './forces.mjs';
import { solve } from './linear.mjs';
import { middle, radPerS, runModel } from './model.mjs';
import { priors, toParameters, unknowns } from './parameters.mjs';
import { sourcedPlaces } from './sources.mjs';

const resultUrl = new URL('./calibrated.json', import.meta.url);
const gaugeSdM = 0.05;
const cycles = 6;
const stepsEach = 994;
const area = makeArea();

/** M2 of a run: in phase and a quarter behind for u, v and height, over the last cycle. */
function m2Run(parameters) {
  const w = radPerS('M2');
  const dtS = (2 * Math.PI) / w / stepsEach;
  const make = () => new Float64Array(cells);
  const sums = [make(), make(), make(), make(), make(), make()];
  let looks = 0;
  runModel(area, parameters, {
    ...{ names: ['M2'], dtS, steps: cycles * stepsEach, quietSteps: (cycles - 1) * stepsEach },
    lookEvery: 7,
    look: (t, { u, v, eta }) => {
      looks += 1;
      const [c, s] = [Math.cos(w * t), Math.sin(w * t)];
      [u, v, eta].forEach((from, part) => {
        for (let k = 0; k < cells; k += 1) {
          sums[2 * part][k] += c * from[k];
          sums[2 * part + 1][k] += s * from[k];
        }
      });
    },
  });
  for (const sum of sums) for (let k = 0; k < cells; k += 1) sum[k] *= 2 / looks;
  return sums;
}

const observations = [
  ...gauges
    .map((one) => ({ one, cell: waterCellAt(area.sea, one.lon, one.lat) }))
    .filter(({ one, cell }) => cell >= 0 && one.lon > -0.28 && one.lon < 2.7 && one.lat > 50.1)
    .flatMap(({ one, cell }) =>
      complexOf(one, 'M2').map((value, part) => ({
        ...{ id: one.name, value, sd: gaugeSdM, get: (sums) => sums[4 + part][cell] },
      })),
    ),
  ...sourcedPlaces.flatMap((one) => {
    const cell = waterCellAt(area.sea, one.lon, one.lat);
    return one.m2.map((value, part) => ({
      ...{ id: one.id, value, sd: one.sdMps },
      get: (sums) => (part < 2 ? middle.east : middle.north)(sums[part], cell),
    }));
  }),
];

function residuals(x) {
  const sums = m2Run(toParameters(x));
  return [
    ...observations.map((one) => (one.get(sums) - one.value) / one.sd),
    ...x.map((value, i) => value / priors[i]),
  ];
}

const cost = (r) => r.reduce((sum, one) => sum + one * one, 0);

/** One round: slopes by small steps, then the step that helps. */
function improve(x, now) {
  const slopes = x.map((_, p) => {
    const step = p < unknowns - 16 ? 0.05 : 0.02;
    const moved = residuals(x.map((value, i) => (i === p ? value + step : value)));
    return moved.map((value, i) => (value - now[i]) / step);
  });
  const normal = slopes.map((a, i) =>
    slopes.map((b, j) => a.reduce((sum, v, k) => sum + v * b[k], 0) * (i === j ? 1.05 : 1)),
  );
  const down = slopes.map((a) => -a.reduce((sum, v, k) => sum + v * now[k], 0));
  const step = solve(normal, down);
  for (const scale of [1, 0.5, 0.25]) {
    const next = x.map((v, i) => v + scale * Math.max(-0.4, Math.min(0.4, step[i])));
    const found = residuals(next);
    if (cost(found) < cost(now)) return { x: next, now: found };
  }
  return undefined;
}

function main(rounds) {
  const file = JSON.parse(readFileSync(resultUrl, 'utf8'));
  let x = file.x;
  let now = residuals(x);
  for (let round = 0; round < rounds; round += 1) {
    console.log(`round ${round}: cost ${cost(now).toFixed(1)}`);
    const better = improve(x, now);
    if (better === undefined) break;
    const isDone = cost(now) - cost(better.now) < 0.01 * cost(now);
    ({ x, now } = better);
    const text = { ...file, x: x.map((value) => Number(value.toFixed(4))) };
    writeFileSync(resultUrl, `${JSON.stringify(text, null, 1)}\n`);
    if (isDone) break;
  }
  const sums = m2Run(toParameters(x));
  for (const one of observations) {
    console.log(one.id.padEnd(20), one.value.toFixed(2), one.get(sums).toFixed(2));
  }
}

main(Number(process.argv[2] ?? 4));
