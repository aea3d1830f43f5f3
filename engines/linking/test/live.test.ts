/**
 * Aim: while the night goes on a new report has its odds, an officer's word is kept, and nothing is decided.
 * Method: a small night told report by report.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import {
  createLiveLinker,
  type LinkReport,
  type LiveLinker,
  type LiveState,
} from '../src/index.js';
import { crossing, minute, place, recovery, report, startMs } from './nights.js';

const a = crossing({
  prefix: 'a',
  caller: 'ca',
  people: 33,
  lat: 50.95,
  lon: 1.75,
  from: 0,
  calls: 4,
});
const b = crossing({
  prefix: 'b',
  caller: 'cb',
  people: 61,
  lat: 51.08,
  lon: 2.1,
  from: 10,
  calls: 4,
});
const ids = (reports: readonly LinkReport[]) => reports.map((one) => one.id);
const boats = [
  { id: 'A', reports: ids(a) },
  { id: 'B', reports: ids(b) },
];

function state(reports: readonly LinkReport[], more: Partial<LiveState> = {}): LiveState {
  return { reports, boats, atMs: startMs + 120 * minute, ...more };
}

describe('a new report', () => {
  let linker: LiveLinker;
  const call = report({
    ...{ id: 'new', minute: 85, caller: 'ca', position: place(51.0, 1.63) },
    persons: { count: 33, quality: 'stated' },
  });
  beforeAll(() => {
    linker = createLiveLinker({ seed: 1 });
    linker.update(state([...a, ...b]));
    linker.update(state([...a, ...b, call]));
  });

  it('is proposed to its boat, with reasons that weigh', () => {
    const [top] = linker.proposalsFor('new');
    expect(top).toMatchObject({ boat: 'A' });
    expect(top!.probability).toBeGreaterThan(0.8);
    expect(top!.evidence.map((one) => one.kind)).toContain('caller');
  });

  it('has odds that sum to one', () => {
    const sum = linker.proposalsFor('new').reduce((all, one) => all + one.probability, 0);
    expect(sum).toBeCloseTo(1, 1);
  });

  it('from somewhere else is of no boat on the list, and stays unexplained', () => {
    const stranger = report({ id: 'far', minute: 90, caller: 'cz', position: place(50.4, 1.1) });
    linker.update(state([...a, ...b, call, stranger]));
    expect(linker.proposalsFor('far')[0]).not.toHaveProperty('boat');
    expect(linker.unexplained()).toContain('far');
  });

  it('that nobody knows has no proposals', () => {
    expect(linker.proposalsFor('nobody')).toEqual([]);
  });
});

describe('the word of officers', () => {
  it('is kept: what they put to a boat is of that boat for sure', () => {
    const linker = createLiveLinker({ seed: 1 });
    const odd = [
      { id: 'A', reports: [...ids(a), 'b4'] },
      { id: 'B', reports: ['b1', 'b2', 'b3'] },
    ];
    linker.update(state([...a, ...b], { boats: odd }));
    expect(linker.proposalsFor('b4')[0]).toMatchObject({ boat: 'A', probability: 1 });
  });

  it('taken back gives the answer of one who never said it', () => {
    const told = (steps: readonly LiveState[]) => {
      const linker = createLiveLinker({ seed: 1 });
      for (const step of steps) linker.update(step);
      return linker.proposalsFor('b4')[0]?.boat;
    };
    const wrong = [
      { id: 'A', reports: [...ids(a), 'b4'] },
      { id: 'B', reports: ['b1', 'b2', 'b3'] },
    ];
    const right = [
      { id: 'A', reports: ids(a) },
      { id: 'B', reports: ['b1', 'b2', 'b3'] },
    ];
    const free = told([state([...a, ...b], { boats: right })]);
    const undone = told([
      state([...a, ...b], { boats: wrong }),
      state([...a, ...b], { boats: right }),
      state([...a, ...b], { boats: right }),
    ]);
    expect(undone).toBe(free);
    expect(free).toBe('B');
  });

  it('that two boats are not the same keeps them from being doubles', () => {
    const twin = a.map((one) => ({ ...one, id: `t${one.id}` }));
    const both = [
      { id: 'A', reports: ids(a) },
      { id: 'T', reports: ids(twin) },
    ];
    const linker = createLiveLinker({ seed: 1 });
    linker.update(state([...a, ...twin], { boats: both }));
    expect(linker.doubles()[0]?.boats).toEqual(['A', 'T']);
    linker.update(state([...a, ...twin], { boats: both, apart: [['A', 'T']] }));
    expect(linker.doubles()).toEqual([]);
  });
});

describe('how many are at sea', () => {
  it('falls when a boat has been recovered', () => {
    const linker = createLiveLinker({ seed: 1 });
    linker.update(state([...a, ...b]));
    const before = linker.boatsAtSea().mean;
    const taken = recovery('z', { minute: 65, lat: 50.987, lon: 1.657, count: 33 });
    const withEnd = [{ id: 'A', reports: [...ids(a), 'z'] }, boats[1]!];
    linker.update(state([...a, ...b, taken], { boats: withEnd }));
    expect(linker.boatsAtSea().mean).toBeLessThan(before - 0.5);
    expect(linker.accountedFor('A')).toBeGreaterThan(0.9);
    expect(linker.accountedFor('B')).toBeLessThan(0.1);
    expect(linker.accountedFor('nobody')).toBeUndefined();
  });

  it('is nobody before the first report', () => {
    const linker = createLiveLinker({ seed: 1 });
    linker.update(state([]));
    expect(linker.boatsAtSea()).toEqual({ mean: 0, low: 0, high: 0 });
  });
});
