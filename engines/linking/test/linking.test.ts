/**
 * Aim: reports of one boat come together, those of two stay apart, and nobody is closed by mistake.
 * Method: small nights by hand, whose answer anybody can see.
 */
import { describe, expect, it } from 'vitest';
import { type LinkReport, type LinkResult, linkReports } from '../src/index.js';
import { crossing, minute, place, recovery, report, startMs } from './nights.js';

const link = (reports: readonly LinkReport[], more: object = {}): LinkResult =>
  linkReports(reports, { seed: 1, ...more });
const boatOf = (result: LinkResult, id: string) =>
  result.boats.find((boat) => boat.reports.includes(id));
const ids = (reports: readonly LinkReport[]) => reports.map((one) => one.id);

const first = crossing({
  prefix: 'a',
  caller: 'ca',
  people: 33,
  lat: 50.95,
  lon: 1.75,
  from: 0,
  calls: 4,
});
const far = crossing({
  prefix: 'b',
  caller: 'cb',
  people: 61,
  lat: 51.08,
  lon: 2.1,
  from: 10,
  calls: 4,
});

describe('two boats far apart', () => {
  const result = link([...first, ...far]);

  it('each have their own reports, and both are at sea', () => {
    expect(boatOf(result, 'a1')?.reports).toEqual(ids(first));
    expect(boatOf(result, 'b1')?.reports).toEqual(ids(far));
    expect(result.boatsAtSea.low).toBeLessThanOrEqual(2);
    expect(result.boatsAtSea.high).toBeGreaterThanOrEqual(2);
  });

  it('have the people that were told, with a range', () => {
    const { low, high } = boatOf(result, 'b1')!.persons;
    expect(low).toBeLessThanOrEqual(61);
    expect(high).toBeGreaterThanOrEqual(61);
    expect(high - low).toBeLessThan(30);
  });

  it('give their reasons: the telephone weighs most', () => {
    const { evidence, reasons } = boatOf(result, 'a1')!;
    expect(evidence.map((one) => one.kind)).toContain('caller');
    expect(reasons.join(' ')).toMatch(/same caller .*a1.* \(\+\d/);
  });

  it('have pairs that are sure within and absent between', () => {
    const same = new Map(result.pairs.map(({ a, b, same }) => [`${a} ${b}`, same]));
    expect(same.get('a1 a2')).toBeGreaterThan(0.9);
    expect(same.get('a1 b1') ?? 0).toBeLessThan(0.05);
  });
});

describe('a recovery', () => {
  const taken = recovery('z', { minute: 65, lat: 50.987, lon: 1.657, count: 33 });

  it('closes the boat that it fits, in place, time and number', () => {
    const result = link([...first, ...far, taken]);
    expect(boatOf(result, 'z')?.reports).toContain('a1');
    expect(boatOf(result, 'a1')!.accountedFor).toBeGreaterThan(0.5);
    expect(boatOf(result, 'b1')!.accountedFor).toBeLessThan(0.1);
  });

  it('of fewer people leaves the boat open', () => {
    const few = { ...taken, persons: { count: 12, quality: 'counted' } };
    const result = link([...first, ...far, few]);
    expect(boatOf(result, 'a1')!.accountedFor).toBeLessThanOrEqual(0.5);
  });

  it('is not believed against a call that comes long after it', () => {
    const later = report({ id: 'late', minute: 150, caller: 'ca', position: place(51.05, 1.6) });
    const again = report({ id: 'late2', minute: 160, caller: 'ca', position: place(51.06, 1.6) });
    const result = link([...first, taken, later, again]);
    expect(boatOf(result, 'late2')!.accountedFor).toBeLessThanOrEqual(0.5);
  });

  it('counts for one boat only', () => {
    const twin = first.map((one) => ({
      ...one,
      id: `t${one.id}`,
      caller: 'ct',
      position: { ...one.position!, lat: one.position!.lat + 0.02 },
    }));
    const result = link([...first, ...twin, taken]);
    const holders = result.boats.filter((boat) => boat.reports.includes('z'));
    expect(holders.length).toBeLessThanOrEqual(1);
    const closed = result.boats.filter((boat) => boat.accountedFor > 0.5);
    expect(closed.length).toBeLessThanOrEqual(1);
  });

  it('with two parts closes the boat when they make up its number', () => {
    const half = { minute: 65, lat: 50.987, lon: 1.657 };
    const result = link([
      ...first,
      recovery('y1', { ...half, count: 20 }),
      recovery('y2', { ...half, minute: 75, count: 13 }),
    ]);
    expect(boatOf(result, 'y1')?.reports).toEqual(expect.arrayContaining(['a1', 'y2']));
    expect(boatOf(result, 'a1')!.accountedFor).toBeGreaterThan(0.5);
  });
});

describe('relays and copies', () => {
  it('go with what they repeat, however late they come', () => {
    const relay = {
      ...first[1]!,
      ...{ id: 'relay', centre: 'uk', channel: 'relay', caller: 'ca', about: 'a2' },
      receivedMs: first[1]!.timeMs + 90 * minute,
    };
    const result = link([...first, ...far, relay]);
    expect(boatOf(result, 'relay')?.reports).toContain('a2');
  });
});

describe('what was known then', () => {
  it('uses only what had been received', () => {
    const result = link([...first, ...far], { atMs: startMs + 25 * minute });
    expect(result.boats.flatMap((boat) => boat.reports).sort()).toEqual(['a1', 'a2', 'b1']);
  });

  it('is an answer for no reports too', () => {
    const none = link([]);
    expect(none).toMatchObject({ boats: [], pairs: [], unexplained: [] });
    expect(none.boatsAtSea).toEqual({ mean: 0, low: 0, high: 0 });
  });
});
