import { type Context, decide } from '@straitwatch/rules';
import { asShownAt, createViews, limits } from '@straitwatch/views';

const views = createViews({ centre: 'uk' });
const nowMs = Date.parse('2026-01-10T01:12:00Z');
const by = { kind: 'officer', id: 'o-1', name: 'Ann', role: 'supervisor', centre: 'uk' } as const;
const context: Context = { nowMs, by, centre: 'uk' };

// A call is decided by the rules; the journal would number and keep what they answer.
const time = '2026-01-10T01:12:00Z';
const report = { time, centre: 'uk', channel: '999', persons: { count: 33 } } as const;
const decision = decide(views.state, { type: 'report.receive', report, boat: 'new' }, context);
if (!decision.ok) throw new Error('refused');
const entries = decision.drafts.map((draft, at) => ({ ...draft, n: at + 1, known: time }));
for (const entry of entries) views.apply(entry);

// The screen, then only what changes: here by time alone, as nobody has acted.
const screen = views.snapshot(nowMs);
views.takeChanges(nowMs);
const later = views.takeChanges(nowMs + limits.noActionMs.distress);
const waits = later.boats?.[0]?.waiting.map((one) => one.code);

// What the screen showed a minute before the call.
const before = asShownAt(entries, nowMs - 60_000);

export const shown = { boats: screen.boats.length, waits, before: before.boats.length };
// { boats: 1, waits: ['no-action'], before: 0 }
