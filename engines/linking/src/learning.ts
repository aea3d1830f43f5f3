/**
 * How well some parameters explain nights whose truth is known: the log chance of putting each report back to its own
 * boat when all others are in place (a pseudo-likelihood), and of keeping true boats whole and apart.
 */
import { carriedWater } from './flow.js';
import type { LinkingParameters } from './parameters.js';
import { type Prepared, prepare } from './prepare.js';
import { markCopies, type RelaySources, relaySources } from './relays.js';
import { createScorer, type Scorer } from './score.js';
import type { FlowAt, LinkReport } from './types.js';

/** A night with truth: the boat (or the false alarm) of each report. */
export interface KnownNight {
  readonly reports: readonly LinkReport[];
  readonly boatOf: ReadonlyMap<string, string>;
  /** How much it counts. */
  readonly weight: number;
}

export interface Lesson {
  /** Mean loss, in nats a question; lower is better. */
  loss(parameters: LinkingParameters): number;
}

const rivalsOfReport = 8;
const rivalsOfBoat = 3;

interface Task {
  readonly weight: number;
  readonly data: Prepared;
  readonly scorerOf: (parameters: LinkingParameters) => Scorer;
  readonly boats: readonly number[][];
  /** A report, its boat, and boats it might have been put to. */
  readonly moves: readonly { report: number; own: number; rivals: readonly number[] }[];
  readonly merges: readonly (readonly [number, number])[];
  readonly cuts: readonly { boat: number; first: number[]; second: number[] }[];
}

/** @param begin the parameters that choose the rivals; they stay the same while others are tried */
export function createLesson(
  nights: readonly KnownNight[],
  flowAt: FlowAt | undefined,
  begin: LinkingParameters,
): Lesson {
  const tasks = nights.map((night) => taskOf(night, flowAt, begin));
  return {
    loss(parameters) {
      let sum = 0;
      let questions = 0;
      for (const task of tasks) {
        const asked = task.moves.length + task.merges.length + task.cuts.length;
        sum += task.weight * lossOf(task, task.scorerOf(parameters));
        questions += task.weight * asked;
      }
      return sum / Math.max(1, questions);
    },
  };
}

function taskOf(night: KnownNight, flowAt: FlowAt | undefined, begin: LinkingParameters): Task {
  const data = prepare(night.reports);
  markCopies(data);
  const relays: RelaySources = relaySources(data);
  const water = carriedWater(flowAt, data.frame, data.startMs, -1, data.timeH[data.count - 1]! + 1);
  const atH = data.receivedH.reduce((last, one) => Math.max(last, one), 0);
  const scorerOf = (parameters: LinkingParameters) =>
    createScorer(data, water, relays, parameters, atH);
  const lists = new Map<string, number[]>();
  data.reports.forEach((report, i) => {
    const boat = night.boatOf.get(report.id) ?? report.id;
    lists.set(boat, [...(lists.get(boat) ?? []), i]);
  });
  const boats = [...lists.values()];
  const scorer = scorerOf(begin);
  const totals = boats.map((one) => scorer.score(one, one.length).total);
  const moves = boats.flatMap((own, b) =>
    own
      .filter((i) => data.isRelay[i] === 0)
      .map((report) => ({
        report,
        own: b,
        rivals: best(rivalsOfReport, boats, (other, o) =>
          o === b ? -Infinity : total(scorer, withReport(other, report)) - totals[o]!,
        ),
      })),
  );
  const merges: [number, number][] = [];
  boats.forEach((boat, b) => {
    const rivals = best(rivalsOfBoat, boats, (other, o) =>
      o === b ? -Infinity : total(scorer, joined(boat, other)) - totals[o]!,
    );
    for (const o of rivals) merges.push([b, o]);
  });
  const cuts = boats.flatMap((boat, b) =>
    [0.33, 0.5, 0.67].flatMap((share) => {
      const at = Math.round(share * boat.length);
      if (at < 1 || at >= boat.length) return [];
      return [{ boat: b, first: boat.slice(0, at), second: boat.slice(at) }];
    }),
  );
  return { weight: night.weight, data, scorerOf, boats, moves, merges, cuts };
}

function lossOf(task: Task, scorer: Scorer): number {
  const { boats } = task;
  const totals = boats.map((one) => total(scorer, one));
  let sum = 0;
  for (const { report, own, rivals } of task.moves) {
    const rest = boats[own]!.filter((i) => i !== report);
    const alone = total(scorer, [report]);
    const right = rest.length === 0 ? alone : totals[own]! - total(scorer, rest);
    let others = rest.length === 0 ? 0 : Math.exp(alone - right);
    for (const rival of rivals) {
      const gain = total(scorer, withReport(boats[rival]!, report)) - totals[rival]!;
      others += Math.exp(Math.min(300, gain - right));
    }
    sum += Math.log1p(others);
  }
  for (const [a, b] of task.merges) {
    sum += softplus(total(scorer, joined(boats[a]!, boats[b]!)) - totals[a]! - totals[b]!);
  }
  for (const { boat, first, second } of task.cuts) {
    sum += softplus(total(scorer, first) + total(scorer, second) - totals[boat]!);
  }
  return sum;
}

const total = (scorer: Scorer, members: readonly number[]): number =>
  scorer.score(members, members.length).total;
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));
const joined = (a: readonly number[], b: readonly number[]): number[] =>
  [...a, ...b].sort((x, y) => x - y);
const withReport = (boat: readonly number[], report: number): number[] => joined(boat, [report]);

function best(
  most: number,
  boats: readonly (readonly number[])[],
  gainOf: (boat: readonly number[], index: number) => number,
): number[] {
  return boats
    .map((boat, index) => ({ index, gain: gainOf(boat, index) }))
    .filter((one) => one.gain > -60)
    .sort((x, y) => y.gain - x.gain)
    .slice(0, most)
    .map((one) => one.index);
}
