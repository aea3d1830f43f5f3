/** The whole of it, from reports to boats. */
import { createRng } from '@straitwatch/maths';
import { groupScores } from './cache.js';
import { decide, togetherness } from './decide.js';
import { carriedWater } from './flow.js';
import { neighboursOf } from './neighbours.js';
import { shippedParameters } from './parameters.js';
import { hourMs, prepare, received } from './prepare.js';
import { markCopies, relaySources } from './relays.js';
import { answer, drawStatus } from './result.js';
import { drawWorlds, samplingPlan } from './samples.js';
import { createScorer } from './score.js';
import type { LinkOptions, LinkReport, LinkResult } from './types.js';
import { unitsOf } from './units.js';

/**
 * Which reports are the same boat, how many boats are at sea, and which of them is not accounted for.
 * The same reports, options and seed give the same answer, whatever the order of `reports`.
 */
export function linkReports(reports: readonly LinkReport[], options: LinkOptions): LinkResult {
  const lastMs = reports.reduce((last, one) => Math.max(last, received(one)), 0);
  const atMs = options.atMs ?? lastMs;
  const known = reports.filter((one) => received(one) <= atMs);
  if (known.length === 0) {
    return {
      atMs,
      boats: [],
      boatsAtSea: { mean: 0, low: 0, high: 0 },
      pairs: [],
      unexplained: [],
    };
  }
  const parameters = options.parameters ?? shippedParameters;
  const data = prepare(known);
  markCopies(data);
  const relays = relaySources(data);
  const lastH = Math.max(data.timeH[data.count - 1]!, (atMs - data.startMs) / hourMs);
  const water = carriedWater(options.flowAt, data.frame, data.startMs, -1, lastH + 1);
  const scorer = createScorer(data, water, relays, parameters, (atMs - data.startMs) / hourMs);
  const units = unitsOf(data, relays, options.decisions ?? {});
  const rng = createRng(options.seed);
  const scores = groupScores(scorer, units, rng.fork('keys'));
  const neighbours = neighboursOf(data, units, scores);
  const plan = samplingPlan(units.count, options.effort ?? 1);
  const worlds = drawWorlds(units, neighbours, scores, rng.fork('worlds'), plan);
  const drawn = drawStatus(
    ...([
      data,
      units,
      worlds,
      (atMs - data.startMs) / hourMs,
      parameters,
      rng.fork('status'),
    ] as const),
  );
  const same = togetherness(worlds, units.count);
  const weights = Float64Array.from(units.members, (one) => one.length);
  const decided = decide(drawn.worlds, same, weights, parameters.loss);
  return answer({ data, units, scorer, worlds, drawn, decided, same, atMs, parameters });
}
