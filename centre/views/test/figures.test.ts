/**
 * Aim: published days are counted as the record tells them now: nothing twice, nothing on a wrong day, and
 * what was taken back is not counted. Method: small nights across midnight, and random nights whose sums
 * are held against the rules' own state.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresDaysMax, figuresReader } from '../src/index.js';
import { ann, Night, play, steps } from './nights.js';

function read(night: Night) {
  const reader = figuresReader();
  for (const entry of night.entries) reader.add(entry);
  return reader;
}
const persons = (count: number) => ({ persons: { count, quality: 'stated' as const } });
const aboard = (count: number, vessel: string) => ({
  channel: 'vessel' as const,
  vessel,
  persons: { count, quality: 'counted' as const },
  signs: ['recovered' as const],
});
const two = { from: '2026-01-10', to: '2026-01-11' };

describe('figures', () => {
  it('a boat heard of before midnight and recovered after it counts on both days, each for its own', () => {
    const night = new Night();
    const { boat } = night.call(23 * 60 + 50, persons(33), 'new');
    night.call(24 * 60 + 30, aboard(33, 'Defender'), boat);
    night.must(ann, { type: 'boat.account-for', boat, kind: 'recovered' });
    const [first, second] = read(night).days(two);
    expect(first).toMatchObject({ date: '2026-01-10', reports: 1, boats: 1, openBoats: 0 });
    expect(first).toMatchObject({ recoveredBoats: 0, recoveredPeople: 0 });
    expect(second).toMatchObject({ date: '2026-01-11', reports: 1, boats: 0 });
    expect(second).toMatchObject({ recoveredBoats: 1, recoveredPeople: 33 });
  });

  it('a recovery of the past that is written down later counts on the day it happened', () => {
    const night = new Night();
    const { boat } = night.call(10, persons(33), 'new');
    const late = { ...aboard(33, 'Defender'), time: night.time(60) };
    night.call(30 * 60, late, boat);
    night.must(ann, { type: 'boat.account-for', boat, kind: 'recovered' });
    const reader = read(night);
    expect(reader.span()).toEqual({ from: '2026-01-10', to: '2026-01-10' });
    const counted = reader.days(two).map((day) => day.recoveredPeople);
    expect(counted).toEqual([33, 0]);
  });

  it('a boat that is another one is not counted as a boat, nor its people twice', () => {
    const night = new Night();
    const { boat } = night.call(10, { ...persons(33), caller: 'c1' }, 'new');
    const { boat: other } = night.call(12, { ...persons(33), caller: 'c1' }, 'new');
    const proof = [{ kind: 'same-caller' as const }];
    night.must(ann, { type: 'boat.account-for', boat: other, kind: 'duplicate', of: boat, proof });
    night.call(60, aboard(33, 'Defender'), boat);
    night.must(ann, { type: 'boat.account-for', boat, kind: 'recovered' });
    expect(read(night).days({ from: '2026-01-10', to: '2026-01-10' })).toEqual([
      {
        date: '2026-01-10',
        reports: 3,
        boats: 1,
        duplicateBoats: 1,
        openBoats: 0,
        recoveredBoats: 1,
        recoveredPeople: 33,
        landedBoats: 0,
        landedPeople: 0,
        returnedBoats: 0,
        returnedPeople: 0,
        searchEndedBoats: 0,
      },
    ]);
  });

  it('an end that was taken back is no end, and its boat is open again', () => {
    const night = new Night();
    const { boat } = night.call(10, persons(33), 'new');
    night.call(60, { ...persons(33), channel: 'relay', signs: ['landed'] }, boat);
    night.must(ann, { type: 'boat.account-for', boat, kind: 'landed' });
    const day = { from: '2026-01-10', to: '2026-01-10' };
    expect(read(night).days(day)[0]).toMatchObject({ landedBoats: 1, landedPeople: 33 });
    night.must(ann, { type: 'undo', entry: night.entries.length });
    expect(read(night).days(day)[0]).toMatchObject({
      landedBoats: 0,
      landedPeople: 0,
      openBoats: 1,
    });
  });

  it('random nights: days add up to the boats, reports and people of the record', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const night = play(walk, () => undefined);
        const reader = read(night);
        const span = reader.span();
        const days = span === undefined ? [] : reader.days(span);
        const sum = (name: 'reports' | 'boats' | 'duplicateBoats' | 'openBoats') =>
          days.reduce((total, day) => total + day[name], 0);
        const boats = [...night.state.boats.values()];
        expect(sum('reports')).toBe(night.state.reports.size);
        expect(sum('boats') + sum('duplicateBoats')).toBe(boats.length);
        expect(sum('openBoats')).toBe(boats.filter((one) => one.ending === undefined).length);
      }),
      { numRuns: 60 },
    );
  });

  it('an empty record has no days; days out of order or too many are refused', () => {
    const reader = figuresReader();
    expect(reader.span()).toBeUndefined();
    expect(reader.days(two)).toHaveLength(2);
    expect(() => reader.days({ from: two.to, to: two.from })).toThrow(/in order/);
    expect(() => reader.days({ from: '2000-01-01', to: '2026-01-01' })).toThrow(
      new RegExp(String(figuresDaysMax)),
    );
    expect(() => reader.days({ from: 'x', to: 'y' })).toThrow(/days: got x to y/);
  });
});
