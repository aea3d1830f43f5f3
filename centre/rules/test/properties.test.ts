/**
 * Random nights. Aim: whatever is asked, in any order, the laws hold in the state that comes out.
 * Method: sequences of random commands by random actors; after each accepted one the invariants are
 * checked. The seed is fixed; fast-check prints the path to replay a failure.
 */
import type { Actor, Command, DuplicateProof } from '@straitwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as rules from '../src/index.js';
import { ann, ben, luc, Night, radar, startMs, system } from './night.js';

const seed = 20211124;
const who = fc.constantFrom<Actor>(ann, ann, ann, ben, luc, radar, system);
const boat = fc.integer({ min: 1, max: 6 }).map((n) => `D${n}`);
const report = fc.integer({ min: 1, max: 14 }).map((n) => `D-r${n}`);
const reason = fc.constantFrom('because it is so', 'heard on the radio');
const minute = fc.integer({ min: 0, max: 600 });
const iso = minute.map((m) => new Date(startMs + m * 60_000).toISOString());

const anyReport = fc.record(
  {
    time: iso,
    centre: fc.constantFrom('uk' as const, 'fr' as const),
    channel: fc.constantFrom(
      '999' as const,
      '112' as const,
      'vessel' as const,
      'relay' as const,
      'radar' as const,
    ),
    caller: fc.constantFrom('c1', 'c2', 'c3'),
    about: report,
    persons: fc.record({
      count: fc.integer({ min: 0, max: 60 }),
      quality: fc.constantFrom('counted' as const, 'stated' as const),
    }),
    signs: fc.uniqueArray(
      fc.constantFrom('recovered' as const, 'landed' as const, 'people-in-water' as const),
      { maxLength: 2 },
    ),
    position: fc.record({
      lat: fc.double({ min: 50.8, max: 51.2, noNaN: true }),
      lon: fc.double({ min: 1.2, max: 1.9, noNaN: true }),
    }),
  },
  { requiredKeys: ['time', 'centre', 'channel'] },
);

const aNewBoat = fc.record({
  type: fc.constant('report.receive' as const),
  report: fc.record({
    time: fc.constant(new Date(startMs).toISOString()),
    centre: fc.constant('uk' as const),
    channel: fc.constant('999' as const),
    caller: fc.integer({ min: 10, max: 40 }).map((n) => `c${n}`),
    persons: fc.record({ count: fc.integer({ min: 1, max: 50 }) }),
  }),
  boat: fc.constant('new' as const),
});
const aRecovery = fc.record({
  type: fc.constant('report.receive' as const),
  report: fc.record({
    time: iso,
    centre: fc.constant('uk' as const),
    channel: fc.constant('vessel' as const),
    vessel: fc.constantFrom('Defender', 'Ranger'),
    persons: fc.constant({ count: 50, quality: 'counted' as const }),
    signs: fc.constant(['recovered' as const]).map((said) => [...said]),
  }),
  boat,
});

const proofs: DuplicateProof[] = [{ kind: 'same-caller' }, { kind: 'no-report-left' }];

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: aNewBoat },
  { weight: 6, arbitrary: aRecovery },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('report.receive' as const),
      report: anyReport,
      boat: fc.oneof(boat, fc.constant('new' as const), fc.constant(null), fc.constant(undefined)),
    }),
  },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('report.link' as const), report, boat }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom('report.unlink' as const, 'report.refuse-link' as const),
      report,
      boat,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('boat.open' as const), report }) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('boat.set-phase' as const),
      boat,
      phase: fc.constantFrom('uncertainty' as const, 'alert' as const, 'distress' as const),
      reason,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('boat.offer-handover' as const), boat }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('boat.accept-handover' as const), boat }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('boat.decline-handover' as const), boat, reason }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('boat.account-for' as const),
      boat,
      kind: fc.constantFrom(
        'recovered' as const,
        'landed' as const,
        'duplicate' as const,
        'search-ended' as const,
      ),
      of: boat,
      proof: fc.constant(proofs).map((all) => [...all]),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('boat.resolve-contrary' as const),
      boat,
      report,
      why: fc.constantFrom(
        'after-end',
        'more-people',
        'people-in-water',
        'too-far',
        'count-unknown',
        'same-caller-elsewhere',
        'refers-here',
      ),
      reason,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('boat.reopen' as const), boat, reason }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('boat.propose-search-end' as const),
      boat,
      search: fc.constant({ pos: 0.9, survivalTimeH: 0, reason: 'none found' }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('undo' as const),
      entry: fc.integer({ min: 1, max: 60 }),
    }),
  },
);

const step = fc.record({ by: who, command, minute });

function play(
  steps: readonly { by: Actor; command: Command; minute: number }[],
  each: (night: Night, by: Actor, command: Command) => void,
): Night {
  const night = new Night(rules);
  let clock = 0;
  for (const { by, command: asked, minute: after } of steps) {
    clock += after % 4;
    night.at(clock);
    if (night.try(by, aimed(night, asked)).ok) each(night, by, asked);
  }
  return night;
}

/** Undo aims at one of the last entries; the generator cannot know their numbers. */
function aimed(night: Night, command: Command): Command {
  if (command.type !== 'undo') return command;
  return { type: 'undo', entry: Math.max(1, night.entries.length - command.entry) };
}

const nights = fc.array(step, { minLength: 20, maxLength: 70, size: 'max' });
const runs = { seed, numRuns: 400 };

describe('whatever is asked, in any order', () => {
  it('every report is on exactly one boat or visibly unlinked, and none is ever lost', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        let received = 0;
        play(steps, (night, _by, asked) => {
          if (asked.type === 'report.receive') received += 1;
          expect(night.state.reports.size).toBe(received);
          for (const [id, one] of night.state.reports) {
            const holders = [...night.state.boats.values()].filter((b) => b.reports.includes(id));
            expect(holders.map((b) => b.id)).toEqual(one.link === undefined ? [] : [one.link.boat]);
            expect(night.state.unlinked.has(id)).toBe(one.link === undefined);
          }
        });
      }),
      runs,
    );
  });

  it('every boat has exactly one coordinating centre, which changes only when the other accepts', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        const before = new Map<string, string>();
        play(steps, (night, by, asked) => {
          for (const one of night.state.boats.values()) {
            expect(['uk', 'fr']).toContain(one.coordinating);
            const was = before.get(one.id);
            if (was !== undefined && was !== one.coordinating) {
              expect(asked.type).toBe('boat.accept-handover');
              expect(by.kind === 'officer' && by.centre).toBe(one.coordinating);
            }
            before.set(one.id, one.coordinating);
          }
        });
      }),
      runs,
    );
  });

  it('a boat ends only by a named officer with evidence, and nothing open speaks against it then', () => {
    let ended = 0;
    fc.assert(
      fc.property(nights, (steps) => {
        play(steps, (night, by, asked) => {
          const last = night.entries.at(-1);
          if (last?.kind !== 'boat.accounted-for') return;
          ended += 1;
          expect(asked.type).toBe('boat.account-for');
          expect(by.kind).toBe('officer');
          const open = rules
            .contrariesOf(night.state, last.body.boat)
            .filter((one) => one.resolved === undefined);
          const isSearch = last.body.evidence.kind === 'search-ended';
          expect(open.filter((one) => !isSearch || one.why !== 'people-in-water')).toEqual([]);
        });
      }),
      runs,
    );
    expect(ended).toBeGreaterThan(20);
  });

  it('a report is the evidence of one boat at most', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        const night = play(steps, () => undefined);
        const used = [...night.state.boats.values()].flatMap((one) => {
          const evidence = one.ending?.evidence;
          return evidence !== undefined && 'reports' in evidence ? evidence.reports : [];
        });
        expect(new Set(used).size).toBe(used.length);
      }),
      runs,
    );
  });

  it('the phase is lowered only by a named officer of the coordinating centre', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        play(steps, (night, by) => {
          const last = night.entries.at(-1);
          if (last?.kind !== 'boat.phase-set' || last.body.phase === 'distress') return;
          expect(by.kind).toBe('officer');
          expect((last.body.reason ?? '').length).toBeGreaterThanOrEqual(3);
        });
      }),
      runs,
    );
  });

  it('undo takes back its own entry and keeps every report and link that came after', () => {
    let undone = 0;
    fc.assert(
      fc.property(nights, (steps) => {
        const night = new Night(rules);
        let clock = 0;
        for (const { by, command: asked, minute: after } of steps) {
          clock += after % 4;
          night.at(clock);
          const links = new Map([...night.state.reports].map(([id, one]) => [id, one.link?.boat]));
          if (!night.try(by, aimed(night, asked)).ok || asked.type !== 'undo') continue;
          undone += 1;
          const last = night.entries.at(-1);
          const touched =
            last !== undefined && 'report' in last.body ? last.body.report : undefined;
          for (const [id, boatBefore] of links) {
            if (id !== touched) expect(night.state.reports.get(id)?.link?.boat).toBe(boatBefore);
          }
          expect(night.state.reports.size).toBe(links.size);
        }
      }),
      runs,
    );
    expect(undone).toBeGreaterThan(20);
  });

  it('the state written down and read again goes on in the same way', () => {
    fc.assert(
      fc.property(nights, (steps) => {
        const night = play(steps, () => undefined);
        const text = rules.serializeState(night.state);
        expect(rules.serializeState(rules.parseState(text))).toBe(text);
        const copy = rules.createState();
        for (const entry of night.entries) rules.evolve(copy, entry);
        expect(rules.serializeState(copy)).toBe(text);
      }),
      { seed, numRuns: 100 },
    );
  });
});
