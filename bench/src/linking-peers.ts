/** Simpler ways to say which reports are one boat, each with its best threshold found on other nights. */
import { fastDistanceM } from '@straitwatch/geo';
import type { SimulatedReport } from '@straitwatch/simulator';
import type { Listed } from './linking-score.js';

export interface Gate {
  /** Faster than this nobody goes, m/s; and further apart in time than this nothing is joined. */
  readonly fastMps: number;
  readonly hours: number;
}

const isEnding = (one: SimulatedReport): boolean =>
  one.channel !== 'relay' &&
  (one.signs ?? []).some((sign) => ['recovered', 'landed', 'returned'].includes(sign));

function near(a: SimulatedReport, b: SimulatedReport, gate: Gate): boolean {
  const apartS = Math.abs(Date.parse(a.time) - Date.parse(b.time)) / 1000;
  if (apartS > gate.hours * 3600 || a.position === undefined || b.position === undefined)
    return false;
  const slackM = (a.position.radiusM ?? 1000) + (b.position.radiusM ?? 1000);
  return fastDistanceM(a.position, b.position) < gate.fastMps * apartS + slackM;
}

/** Single linkage: the same telephone, a reference, or near enough in place and time. */
export function singleLinkage(reports: readonly SimulatedReport[], gate: Gate): Listed {
  const groups = grouping(reports.length);
  reports.forEach((a, i) => {
    for (let j = 0; j < i; j++) {
      const b = reports[j];
      if (b === undefined) continue;
      const isSame = a.caller !== undefined && a.caller === b.caller && a.channel !== 'ngo';
      if (isSame || a.about === b.id || near(a, b, gate)) groups.join(i, j);
    }
  });
  return listedOf(reports, groups.lists());
}

/** DBSCAN over place and time: a report with two others within reach is the core of a boat. */
export function dbscan(reports: readonly SimulatedReport[], gate: Gate): Listed {
  const reach = reports.map((a, i) =>
    reports.flatMap((b, j) =>
      j !== i && (near(a, b, gate) || (a.caller !== undefined && a.caller === b.caller)) ? [j] : [],
    ),
  );
  const groups = grouping(reports.length);
  reach.forEach((others, i) => {
    if (others.length < 2) return;
    for (const j of others) if ((reach[j]?.length ?? 0) >= 2) groups.join(i, j);
  });
  reach.forEach((others, i) => {
    if (others.length >= 2) return;
    const core = others.find((j) => (reach[j]?.length ?? 0) >= 2);
    if (core !== undefined) groups.join(i, core);
  });
  return listedOf(reports, groups.lists());
}

function grouping(count: number) {
  const parent = Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let top = i;
    while (parent[top] !== top) top = parent[top] ?? top;
    return top;
  };
  return {
    join(a: number, b: number): void {
      parent[find(a)] = find(b);
    },
    lists(): number[][] {
      const lists = new Map<number, number[]>();
      for (let i = 0; i < count; i++) lists.set(find(i), [...(lists.get(find(i)) ?? []), i]);
      return [...lists.values()];
    },
  };
}

/** A boat in which somebody says that it ended is held accounted for; all others are at sea. */
function listedOf(reports: readonly SimulatedReport[], lists: readonly number[][]): Listed {
  const boats = lists.map((list) => {
    const own = list.flatMap((i) => reports[i] ?? []);
    return { reports: own.map((one) => one.id), accountedFor: own.some(isEnding) ? 1 : 0 };
  });
  const open = boats.filter((boat) => boat.accountedFor === 0).length;
  const width = 3;
  const boatsAtSea = { low: Math.max(0, open - width), high: open + width };
  return { boats, unexplained: [], boatsAtSea };
}
