/** How right a list of boats is, against the truth of a simulated night; definitions as docs/explanation/linking.md. */
import type { NightTruth } from '@straitwatch/simulator';

/** A list of boats, whoever made it. */
export interface Listed {
  readonly boats: readonly { readonly reports: readonly string[]; readonly accountedFor: number }[];
  readonly unexplained: readonly string[];
  readonly boatsAtSea: { readonly low: number; readonly high: number };
}

export interface NightScore {
  readonly pairF1: number;
  readonly bCubedF1: number;
  readonly atSea: number;
  readonly lost: number;
  readonly ended: number;
  readonly closedAll: number;
  readonly trueBoats: number;
  readonly phantoms: number;
  readonly seaCovered: number;
  readonly winkler: number;
}

/** Boat or false alarm that each report is about. */
export function truthOf(truth: NightTruth): Map<string, string> {
  const of = new Map<string, string>();
  for (const [id, one] of Object.entries(truth.reports))
    of.set(id, one.boat ?? one.falseAlarm ?? id);
  return of;
}

export function scoreNight(truth: NightTruth, listed: Listed): NightScore {
  const of = truthOf(truth);
  const list = new Map<string, number>();
  listed.boats.forEach((boat, k) => {
    for (const id of boat.reports) list.set(id, k);
  });
  // What no boat explains stands alone.
  [...of.keys()].forEach((id, k) => {
    if (!list.has(id)) list.set(id, -1 - k);
  });
  const boats = countedBoats(listed, of);
  const claims = new Map<string, number>();
  for (const { most } of boats) claims.set(most, (claims.get(most) ?? 0) + 1);
  let lost = 0;
  let atSea = 0;
  let ended = 0;
  let closedAll = 0;
  let trueBoats = 0;
  let phantoms = 0;
  for (const boat of truth.boats) {
    if (boat.reports.length === 0) continue;
    trueBoats += 1;
    phantoms += Math.max(0, (claims.get(boat.id) ?? 0) - 1);
    const left = boat.stillAtSea.at(-1)?.people ?? 0;
    const shares = boats.map((one) => one.counts.get(boat.id) ?? 0);
    const most = Math.max(0, ...shares);
    const mains = boats.filter((_, k) => most > 0 && shares[k] === most);
    const closed = mains.filter((one) => one.accountedFor > 0.5).length;
    if (left > 0) {
      atSea += 1;
      const isHidden = !boats.some((one) => one.tied.includes(boat.id));
      if (isHidden || (mains.length > 0 && closed === mains.length)) lost += 1;
    } else if (boat.reports.some((id) => isEnd(truth.reports[id]?.kind))) {
      ended += 1;
      if (mains.length > 0 && closed === mains.length) closedAll += 1;
    }
  }
  const { low, high } = listed.boatsAtSea;
  const missed = Math.max(0, low - atSea, atSea - high);
  return {
    ...partitionScore(of, list),
    ...{ atSea, lost, ended, closedAll, trueBoats, phantoms },
    seaCovered: Number(missed === 0),
    winkler: high - low + 20 * missed,
  };
}

const isEnd = (kind: string | undefined): boolean =>
  kind === 'recovery' || kind === 'landing' || kind === 'return';

function countedBoats(listed: Listed, of: ReadonlyMap<string, string>) {
  return listed.boats.map((boat) => {
    const counts = new Map<string, number>();
    for (const id of boat.reports) {
      const truth = of.get(id) ?? id;
      counts.set(truth, (counts.get(truth) ?? 0) + 1);
    }
    const top = Math.max(...counts.values());
    const tied = [...counts].filter(([, n]) => n === top).map(([id]) => id);
    return { counts, tied, most: tied.sort()[0] ?? '', accountedFor: boat.accountedFor };
  });
}

function partitionScore(of: ReadonlyMap<string, string>, list: ReadonlyMap<string, number>) {
  const cells = new Map<string, number>();
  const truths = new Map<string, number>();
  const lists = new Map<number, number>();
  for (const [id, truth] of of) {
    const mine = list.get(id) ?? 0;
    const cell = `${truth} ${mine}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    truths.set(truth, (truths.get(truth) ?? 0) + 1);
    lists.set(mine, (lists.get(mine) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, n) => sum + (n * (n - 1)) / 2, 0);
  const both = pairs(cells.values());
  const precision = both / Math.max(1e-9, pairs(lists.values()));
  const recall = both / Math.max(1e-9, pairs(truths.values()));
  let bPrecision = 0;
  let bRecall = 0;
  for (const [id, truth] of of) {
    const mine = list.get(id) ?? 0;
    const n = cells.get(`${truth} ${mine}`) ?? 0;
    bPrecision += n / (lists.get(mine) ?? 1) / of.size;
    bRecall += n / (truths.get(truth) ?? 1) / of.size;
  }
  return { pairF1: harmonic(precision, recall), bCubedF1: harmonic(bPrecision, bRecall) };
}

const harmonic = (a: number, b: number): number => (a + b > 0 ? (2 * a * b) / (a + b) : 0);
