/** Why reports are taken to be one boat, in words and weights: what each kind of evidence adds, in bits. */
import type { Prepared } from './prepare.js';
import type { BoatScore, Scorer } from './score.js';
import type { Evidence, EvidenceKind } from './types.js';

/** Which part of the score is which kind of evidence. How often reports come is a prior, no evidence. */
const kinds: readonly (readonly [EvidenceKind, readonly (keyof BoatScore)[]])[] = [
  ['caller', ['calls']],
  ['about', ['about']],
  ['relay', ['relays']],
  ['path', ['path']],
  ['persons', ['persons']],
  ['craft', ['craft']],
  ['launch', ['launch']],
  ['distress', ['distress']],
];
/** Less than this says nothing, bits. */
const leastBits = 0.7;
const reasonsMost = 8;

/** What speaks for and against one report being of a boat of these others; strongest first. */
export function evidenceFor(
  scorer: Scorer,
  data: Prepared,
  boat: readonly number[],
  report: number,
): Evidence[] {
  const others = boat.filter((i) => i !== report);
  if (others.length === 0) return [];
  const apart = copyOf(scorer.score(others, others.length));
  const alone = copyOf(scorer.score([report], 1));
  const all = [...others, report].sort((a, b) => a - b);
  const together = scorer.score(all, all.length);
  const found: Evidence[] = [];
  for (const [kind, parts] of kinds) {
    let nats = 0;
    for (const part of parts) nats += together[part] - apart[part] - alone[part];
    const bits = nats / Math.LN2;
    if (Math.abs(bits) < leastBits) continue;
    const reports = [report, ...relatedTo(data, others, report, kind)].map((i) => idOf(data, i));
    found.push({ kind, reports, bits: Math.round(bits * 10) / 10 });
  }
  return found.sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
}

/** The strongest evidence of a whole boat, each kind once for and once against. */
export function evidenceOf(scorer: Scorer, data: Prepared, boat: readonly number[]): Evidence[] {
  const byKind = new Map<string, Evidence>();
  for (const report of boat) {
    for (const one of evidenceFor(scorer, data, boat, report)) {
      const key = `${one.kind} ${one.bits > 0}`;
      const before = byKind.get(key);
      const reports = [...new Set([...(before?.reports ?? []), ...one.reports])];
      const isStronger = before === undefined || Math.abs(one.bits) > Math.abs(before.bits);
      byKind.set(key, {
        kind: one.kind,
        // Against: only the report that does not fit; for: all that hang together.
        reports: one.bits > 0 ? reports : [...(before?.reports ?? []), one.reports[0]!],
        bits: isStronger ? one.bits : before.bits,
      });
    }
  }
  return [...byKind.values()]
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
    .slice(0, reasonsMost);
}

/** One piece of evidence as a short English sentence; screens have their own words for `kind`. */
export function reasonText({ kind, reports, bits }: Evidence): string {
  const list = reports.join(' ');
  const weight = `(${bits > 0 ? '+' : ''}${bits.toFixed(1)} bits)`;
  return `${bits > 0 ? words[kind].fits : words[kind].against} ${list} ${weight}`;
}

const words: Readonly<Record<EvidenceKind, { fits: string; against: string }>> = {
  caller: { fits: 'same caller', against: 'against: telephone of another boat' },
  about: { fits: 'refers to one another', against: 'against: refers to another boat' },
  relay: { fits: 'the same words passed on', against: 'against: passes on another report' },
  path: { fits: 'positions and engine on one path', against: 'against: off the path' },
  persons: { fits: 'numbers of people agree', against: 'against: number of people' },
  craft: { fits: 'same craft', against: 'against: another craft' },
  launch: { fits: 'same launch', against: 'against: another launch' },
  distress: { fits: 'in the same trouble', against: 'against: in other trouble' },
  ending: { fits: 'ended', against: 'against: sign of life after the end' },
  officer: { fits: 'put together by an officer', against: 'against: held apart by an officer' },
};

function relatedTo(
  data: Prepared,
  others: readonly number[],
  report: number,
  kind: EvidenceKind,
): number[] {
  if (kind === 'caller') {
    return others.filter((i) => data.caller[i]! >= 0 && data.caller[i] === data.caller[report]);
  }
  if (kind === 'about') {
    return others.filter((i) => data.about[report] === i || data.about[i] === report);
  }
  if (kind === 'path') return nearestInTime(data, others, report);
  return [];
}

function nearestInTime(data: Prepared, others: readonly number[], report: number): number[] {
  let best = -1;
  for (const i of others) {
    if (!(data.sdKm[i]! > 0)) continue;
    const apart = Math.abs(data.timeH[i]! - data.timeH[report]!);
    if (best < 0 || apart < Math.abs(data.timeH[best]! - data.timeH[report]!)) best = i;
  }
  return best < 0 ? [] : [best];
}

const idOf = (data: Prepared, i: number): string => data.reports[i]?.id ?? '';
const copyOf = (score: BoatScore): BoatScore => ({ ...score });
