/**
 * Aim: the promises of the README. Method: nights by hand and random ones, each answered twice.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinkingError, type LinkReport, linkReports, shippedParameters } from '../src/index.js';
import { crossing, place, recovery, report } from './nights.js';

const night: LinkReport[] = [
  ...crossing({ prefix: 'a', caller: 'ca', people: 33, lat: 50.95, lon: 1.75, from: 0, calls: 4 }),
  ...crossing({ prefix: 'b', caller: 'cb', people: 35, lat: 50.96, lon: 1.77, from: 8, calls: 4 }),
  report({ id: 'x', minute: 40, persons: { count: 34, quality: 'stated' } }),
  report({ id: 'radar', minute: 30, channel: 'radar', position: place(50.97, 1.72, 400) }),
  recovery('z', { minute: 75, lat: 50.99, lon: 1.65, count: 35 }),
];
const together = (result: ReturnType<typeof linkReports>, a: string, b: string): boolean =>
  result.boats.some((boat) => boat.reports.includes(a) && boat.reports.includes(b));

describe('the same question', () => {
  it('has the same answer, to the last digit, in any order of the reports', () => {
    const once = JSON.stringify(linkReports(night, { seed: 7 }));
    expect(JSON.stringify(linkReports(night, { seed: 7 }))).toBe(once);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(night, { minLength: night.length }),
        (mixed) => JSON.stringify(linkReports(mixed, { seed: 7 })) === once,
      ),
      { numRuns: 5 },
    );
  });

  it('has nearly the same odds with another seed', () => {
    const odds = (seed: number) =>
      new Map(
        linkReports(night, { seed, effort: 3 }).pairs.map(({ a, b, same }) => [`${a} ${b}`, same]),
      );
    const [one, two] = [odds(1), odds(2)];
    for (const [pair, same] of one)
      expect(Math.abs(same - (two.get(pair) ?? 0))).toBeLessThan(0.25);
  });
});

describe('officers', () => {
  it('put together what stays together, against all odds', () => {
    const result = linkReports(night, { seed: 1, decisions: { together: [['a1', 'b3']] } });
    expect(together(result, 'a1', 'b3')).toBe(true);
    expect(result.pairs.find(({ a, b }) => a === 'a1' && b === 'b3')?.same).toBeGreaterThan(0.99);
  });

  it('hold apart what stays apart, and taking it back restores the answer exactly', () => {
    const free = JSON.stringify(linkReports(night, { seed: 1 }));
    const apart = linkReports(night, { seed: 1, decisions: { apart: [['a1', 'a2']] } });
    expect(together(apart, 'a1', 'a2')).toBe(false);
    expect(JSON.stringify(linkReports(night, { seed: 1, decisions: {} }))).toBe(free);
  });

  it('cannot say both', () => {
    const decisions = { together: [['a1', 'a2']], apart: [['a1', 'a2']] as const };
    expect(() => linkReports(night, { seed: 1, decisions })).toThrow(LinkingError);
  });
});

/** Any reports at all, with ids of their own. */
const anyReports = fc
  .array(
    fc.record(
      {
        minute: fc.integer({ min: 0, max: 600 }),
        caller: fc.constantFrom('c1', 'c2', 'c3'),
        channel: fc.constantFrom('999', '112', 'radar', 'vessel', 'relay', 'ngo', 'aircraft'),
        centre: fc.constantFrom('uk', 'fr'),
        position: fc.record({
          lat: fc.double({ min: 50.4, max: 51.4, noNaN: true }),
          lon: fc.double({ min: 0.9, max: 2.5, noNaN: true }),
          radiusM: fc.integer({ min: 0, max: 15_000 }),
        }),
        persons: fc.record({
          count: fc.integer({ min: 0, max: 300 }),
          quality: fc.constantFrom('stated', 'counted', 'estimated'),
        }),
        signs: fc.subarray(['recovered', 'landed', 'taking-water', 'escorted']),
      },
      { requiredKeys: ['minute', 'channel', 'centre'] },
    ),
    { maxLength: 25 },
  )
  .map((list) => list.map((one, k) => report({ id: `r${k + 1}`, ...one } as never)));

describe('any reports', () => {
  it('are each in one boat or unexplained; odds lie between nothing and one', () => {
    fc.assert(
      fc.property(anyReports, (reports) => {
        const result = linkReports(reports, { seed: 1, effort: 0.2 });
        const listed = [...result.boats.flatMap((boat) => boat.reports), ...result.unexplained];
        expect([...listed].sort()).toEqual(reports.map((one) => one.id).sort());
        for (const { same } of result.pairs) expect(same >= 0.01 && same <= 1).toBe(true);
        for (const boat of result.boats) {
          for (const odds of [boat.probability, boat.accountedFor]) {
            expect(odds >= 0 && odds <= 1).toBe(true);
          }
          expect(boat.persons.low).toBeLessThanOrEqual(boat.persons.high);
          expect(Number.isFinite(boat.position?.lat ?? 0)).toBe(true);
        }
        expect(result.boatsAtSea.low).toBeLessThanOrEqual(result.boatsAtSea.high);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an irrelevant report', () => {
  it('changes nothing of the others but the noise of the sampling', () => {
    const elsewhere = report({
      ...{ id: 'far', minute: 20, caller: 'cz', position: place(50.2, 0.9) },
      persons: { count: 90, quality: 'stated' },
    });
    const odds = (reports: readonly LinkReport[]) =>
      new Map(
        linkReports(reports, { seed: 1, effort: 3 }).pairs.map((one) => [
          `${one.a} ${one.b}`,
          one.same,
        ]),
      );
    const [before, after] = [odds(night), odds([...night, elsewhere])];
    for (const [pair, same] of before) {
      expect(Math.abs(same - (after.get(pair) ?? 0)), pair).toBeLessThan(0.25);
    }
  });
});

describe('who people are', () => {
  it('weighs nothing as shipped', () => {
    expect(shippedParameters.languageWeight).toBe(0);
    const spoken = night.map((one, k) => ({ ...one, languages: [k % 2 === 0 ? 'ckb' : 'ti'] }));
    expect(linkReports(spoken, { seed: 1 })).toEqual(linkReports(night, { seed: 1 }));
  });

  it('can be given a weight by somebody who answers for it', () => {
    const spoken = night.map((one) => ({
      ...one,
      languages: [one.id.startsWith('a') ? 'ckb' : 'ti'],
    }));
    const parameters = { ...shippedParameters, languageWeight: 1 };
    expect(linkReports(spoken, { seed: 1, parameters })).not.toEqual(
      linkReports(spoken, { seed: 1 }),
    );
  });
});
