/**
 * The night of 24 November 2021, from the public facts (data/exercises/november-2021). Aim: the boat in
 * distress cannot be closed by the mistake that was made. Method: the reports come in as they did; each
 * is put where it truly belonged, except that each of the three recoveries in turn is put to the boat in
 * distress, and an officer tries to account for it.
 */
import { readFileSync } from 'node:fs';
import type { Report } from '@straitwatch/protocol';
import { describe, expect, it } from 'vitest';
import * as rules from '../src/index.js';
import { ann, Night } from './night.js';

const folder = new URL('../../../data/exercises/november-2021/', import.meta.url);
const lines = readFileSync(new URL('reports.ndjson', folder), 'utf8').trim().split('\n');
const reports = lines.map((line) => JSON.parse(line) as Report);
const truth = JSON.parse(readFileSync(new URL('truth.json', folder), 'utf8')) as {
  boats: { id: string; reports: string[] }[];
};

/** Plays the night with the reports on their true boats, `moved` ones on the boat in distress. */
function play(moved: readonly string[]): { night: Night; boats: Map<string, string> } {
  const night = new Night(rules);
  const boats = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const report of reports) {
    night.nowMs = Date.parse(report.received ?? report.time);
    const truly = truth.boats.find((boat) => boat.reports.includes(report.id))?.id;
    const name = moved.includes(report.id) ? 'X' : truly;
    const { id, about, ...rest } = report;
    const known = about === undefined ? undefined : ids.get(about);
    const result = night.must(ann, {
      type: 'report.receive',
      report: { ...rest, ...(known === undefined ? {} : { about: known }) },
      boat: name === undefined ? null : (boats.get(name) ?? 'new'),
    });
    ids.set(id, result.report);
    if (name !== undefined) boats.set(name, result.boat);
  }
  night.nowMs = Date.parse('2021-11-24T09:00:00Z');
  return { night, boats };
}

function codes(night: Night, boat: string): string[] {
  const decision = night.try(ann, { type: 'boat.account-for', boat });
  return decision.ok ? [] : decision.reasons.map((one) => String(one.facts.why ?? one.code));
}

describe('the night of 24 November 2021', () => {
  for (const recovery of ['r38', 'r39', 'r41']) {
    it(`the boat in distress does not end by recovery ${recovery} of another boat`, () => {
      const { night, boats } = play([recovery]);
      const inDistress = boats.get('X') ?? '';
      const missing = codes(night, inDistress);
      expect(missing).toContain('people-missing');
      expect(missing).toContain('people-in-water');
      expect(night.boat(inDistress).ending).toBeUndefined();
      expect(night.boat(inDistress).phase).toBe('distress');
    });
  }

  it('not even all three recoveries together end it while its people in the water are unexplained', () => {
    const { night, boats } = play(['r38', 'r39', 'r41']);
    expect(codes(night, boats.get('X') ?? '')).toContain('people-in-water');
  });

  it('it cannot be merged away into a boat that was found', () => {
    const { night, boats } = play([]);
    for (const found of ['A', 'B', 'C', 'E']) {
      night.mustRefuse(
        ann,
        {
          type: 'boat.account-for',
          boat: boats.get('X') ?? '',
          kind: 'duplicate',
          of: boats.get(found) ?? '',
          proof: [{ kind: 'same-caller' }, { kind: 'no-report-left' }],
        },
        'duplicate-not-proven',
      );
    }
  });

  it('the boats that were found end by their own recoveries, a differing number explained', () => {
    const { night, boats } = play([]);
    for (const found of ['A', 'B', 'C', 'E']) {
      const boat = boats.get(found) ?? '';
      for (const one of rules.contrariesOf(night.state, boat)) {
        night.must(ann, {
          type: 'boat.resolve-contrary',
          boat,
          report: one.report,
          why: one.why,
          reason: 'the crew counted twice and saw the craft empty',
        });
      }
      expect(codes(night, boat)).toEqual([]);
      expect(night.boat(boat).ending?.evidence.kind).toBe('recovered');
    }
    expect(night.boat(boats.get('X') ?? '').ending).toBeUndefined();
  });

  it('nobody decides anything: every call is on a boat in distress or visibly unlinked', () => {
    const night = new Night(rules);
    for (const report of reports) {
      night.nowMs = Date.parse(report.received ?? report.time);
      const { id: _id, about: _about, ...rest } = report;
      night.must(ann, { type: 'report.receive', report: rest });
    }
    expect(night.state.reports.size).toBe(reports.length);
    for (const boat of night.state.boats.values()) {
      expect(boat.phase).toBe('distress');
      expect(boat.ending).toBeUndefined();
    }
    const confirmed = [...night.state.reports.values()].filter(
      (one) => one.link?.status === 'confirmed',
    );
    expect(confirmed).toEqual([]);
  });
});
