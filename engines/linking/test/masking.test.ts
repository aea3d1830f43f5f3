/**
 * Aim: the boat of the night of 24 November 2021 that called and was not found is never given up, at no moment.
 * Method: the exercise made from the public facts, asked after each report; what counts as lost is told below.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FlowAt, type LinkReport, type LinkResult, linkReports } from '../src/index.js';

const folder = new URL('../../../data/exercises/november-2021/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
interface Written extends Omit<LinkReport, 'timeMs' | 'receivedMs' | 'launch'> {
  time: string;
  received: string;
  launch?: { place?: string; time?: string };
}
const truth: { boats: { id: string; reports: string[] }[]; trap: { inDistress: string } } =
  JSON.parse(read('truth.json'));
const reports: LinkReport[] = read('reports.ndjson')
  .trim()
  .split('\n')
  .map((line) => {
    const { time, received, launch, ...rest }: Written = JSON.parse(line);
    const at = { timeMs: Date.parse(time), receivedMs: Date.parse(received) };
    return { ...rest, ...at, ...(launch?.place ? { launch: { place: launch.place } } : {}) };
  });
const inDistress = new Set(
  truth.boats.find((boat) => boat.id === truth.trap.inDistress)?.reports ?? [],
);

/** The stream of that night in one line: towards north-east, strongest an hour after high water at Dover. */
const strongestMs = Date.UTC(2021, 10, 24, 2, 55);
const flowAt: FlowAt = (_place, timeMs) => {
  const mps = 1.1 * Math.cos((2 * Math.PI * (timeMs - strongestMs)) / (12.42 * 3_600_000));
  return { eastMps: mps * 0.64, northMps: mps * 0.77 };
};

/** Lost: every listed boat that holds most of its reports is held accounted for, or it is most of no boat. */
function isLost(result: LinkResult): boolean {
  const shares = result.boats.map((boat) => {
    const own = boat.reports.filter((id) => inDistress.has(id)).length;
    return { boat, own, isMost: own > 0 && own * 2 >= boat.reports.length };
  });
  const most = Math.max(0, ...shares.map((one) => one.own));
  if (most === 0) return false;
  const mains = shares.filter((one) => one.own === most);
  const isHeld = mains.every((one) => one.boat.accountedFor > 0.5);
  return isHeld || !shares.some((one) => one.isMost);
}

const moments = reports.map((one) => one.receivedMs ?? one.timeMs);
const firstCall = Math.min(
  ...reports.filter((one) => inDistress.has(one.id)).map((one) => one.receivedMs ?? one.timeMs),
);

describe('the boat in distress', () => {
  it('has a night to be tested on', () => {
    expect(inDistress.size).toBeGreaterThan(20);
    expect(moments.filter((at) => at >= firstCall).length).toBeGreaterThan(30);
  });

  it('is not lost at any moment', () => {
    const lost = moments
      .filter((at, k) => at >= firstCall && k % 2 === 0)
      .filter((atMs) => isLost(linkReports(reports, { seed: 1, atMs, flowAt, effort: 0.3 })))
      .map((at) => new Date(at).toISOString());
    expect(lost).toEqual([]);
  });

  it('is held to be at sea to the end, and says why its reports hang together', () => {
    const result = linkReports(reports, { seed: 1, flowAt });
    const main = result.boats.reduce((best, boat) =>
      boat.reports.filter((id) => inDistress.has(id)).length >
      best.reports.filter((id) => inDistress.has(id)).length
        ? boat
        : best,
    );
    expect(main.accountedFor).toBeLessThanOrEqual(0.5);
    expect(main.reasons.join('\n')).toContain('same caller');
    expect(result.boatsAtSea.high).toBeGreaterThanOrEqual(1);
  });

  it('is told from a judge that would miss it', () => {
    const none: LinkResult = linkReports([], { seed: 1 });
    const closed = { id: 'b1', probability: 1, accountedFor: 0.9, evidence: [], reasons: [] };
    const persons = { mean: 33, low: 30, high: 35 };
    const boats = [{ ...closed, persons, reports: [...inDistress] }];
    expect(isLost({ ...none, boats })).toBe(true);
    expect(isLost({ ...none, boats: [{ ...boats[0]!, accountedFor: 0.2 }] })).toBe(false);
  });
});
