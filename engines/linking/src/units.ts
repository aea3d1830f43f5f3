/** Reports that go together whatever happens: by an officer's word, or a relay and the one report it can repeat. */
import { LinkingError } from './errors.js';
import type { Prepared } from './prepare.js';
import type { RelaySources } from './relays.js';
import type { OfficerDecisions } from './types.js';

export interface Units {
  readonly count: number;
  /** Unit of each report. */
  readonly of: Int32Array;
  /** Reports of each unit, in increasing order. */
  readonly members: readonly Int32Array[];
  /** For each unit those that officers have said are another boat. */
  readonly apart: readonly ReadonlySet<number>[];
}

/** A relay that fits one report so well, and all others so badly, is settled. */
const sure = { log: 5, ahead: 4 };

/** @throws LinkingError LINKING_INPUT when officers' words contradict one another */
export function unitsOf(data: Prepared, relays: RelaySources, decisions: OfficerDecisions): Units {
  const parent = Int32Array.from({ length: data.count }, (_, i) => i);
  const find = (i: number): number => {
    let top = i;
    while (parent[top] !== top) top = parent[top]!;
    parent[i] = top;
    return top;
  };
  const join = (a: number, b: number): void => {
    const [x, y] = [find(a), find(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  };
  const indexOf = new Map(data.reports.map((one, i) => [one.id, i]));
  const given = (id: string): number | undefined => indexOf.get(id);
  for (const boat of decisions.together ?? []) {
    const known = boat.map(given).filter((one) => one !== undefined);
    for (const other of known.slice(1)) join(known[0]!, other);
  }
  const apartReports: [number, number][] = [];
  for (const [a, b] of decisions.apart ?? []) {
    const [x, y] = [given(a), given(b)];
    if (x === undefined || y === undefined) continue;
    if (find(x) === find(y)) {
      const expected = 'two reports that no officer has put to one boat';
      throw new LinkingError({
        ...{ code: 'LINKING_INPUT', field: 'decisions.apart', value: `${a} ${b}`, expected },
      });
    }
    apartReports.push([x, y]);
  }
  joinSureRelays(data, relays, apartReports, { find, join });
  return numbered(data.count, find, apartReports);
}

function joinSureRelays(
  data: Prepared,
  relays: RelaySources,
  apart: readonly (readonly [number, number])[],
  { find, join }: { find: (i: number) => number; join: (a: number, b: number) => void },
): void {
  for (let i = 0; i < data.count; i++) {
    const [first, second] = relays.of[i] ?? [];
    if (first === undefined || first.log < sure.log) continue;
    if (second !== undefined && first.log - second.log < sure.ahead) continue;
    const [a, b] = [find(i), find(first.report)];
    const isForbidden = apart.some(([x, y]) => {
      const [p, q] = [find(x), find(y)];
      return (p === a && q === b) || (p === b && q === a);
    });
    if (!isForbidden) join(i, first.report);
  }
}

function numbered(
  count: number,
  find: (i: number) => number,
  apartReports: readonly (readonly [number, number])[],
): Units {
  const of = new Int32Array(count);
  const lists: number[][] = [];
  const numbers = new Map<number, number>();
  for (let i = 0; i < count; i++) {
    const top = find(i);
    let unit = numbers.get(top);
    if (unit === undefined) {
      unit = lists.length;
      numbers.set(top, unit);
      lists.push([]);
    }
    of[i] = unit;
    lists[unit]!.push(i);
  }
  const apart = lists.map(() => new Set<number>());
  for (const [x, y] of apartReports) {
    apart[of[x]!]!.add(of[y]!);
    apart[of[y]!]!.add(of[x]!);
  }
  return { count: lists.length, of, members: lists.map((one) => Int32Array.from(one)), apart };
}
