/** The facts that the rules give with each code, and one example of each. */
import type { ContraryWhy, RefusalCode } from '../src/refusals.js';

type Facts = Record<string, string | number>;
const boat = { boat: 'D4' };
const link = { report: 'D-r17', boat: 'D4' };
const handover = { boat: 'D4', from: 'uk', to: 'fr' };
const pair = { boat: 'D4', of: 'D7' };
const task = { task: 'D-t3', from: 'proceeding', to: 'tasked' };
const time = '2026-01-10T03:12:40.000Z';

export const contraryFacts: Record<ContraryWhy, Facts> = {
  undecided: { report: 'D-r17', time },
  'after-end': { report: 'D-r17', time, channel: '999' },
  'later-position': { report: 'D-r17', time, channel: 'radar' },
  'more-people': { report: 'D-r17', count: 33, recovered: 20, missing: 13 },
  'people-in-water': { report: 'D-r17', time },
  'too-far': { report: 'D-r17', distanceNm: 12.3, from: 'D-r9' },
  'count-unknown': { report: 'D-r17', recovered: 20 },
  'same-caller-elsewhere': { report: 'D-r17', time, boat: 'D9' },
  'refers-here': { report: 'D-r17', time },
};

export const refusalFacts: Record<RefusalCode, Facts> = {
  'unknown-boat': { id: 'D44' },
  'unknown-report': { id: 'D-r99' },
  'unknown-task': { id: 'D-t99' },
  'unknown-asset': { id: 'lifeboat-9' },
  'unknown-entry': { id: 4711, entry: 4711, minutes: 10 },
  'role-not-allowed': { role: 'read-only', command: 'report.link' },
  'named-officer-needed': boat,
  'reason-needed': boat,
  'boat-ended': boat,
  'boat-not-ended': boat,
  'phase-unchanged': { boat: 'D4', phase: 'distress' },
  'not-coordinating': { boat: 'D4', coordinating: 'fr' },
  'handover-open': handover,
  'handover-none-open': boat,
  'handover-to-self': { boat: 'D4', from: 'uk', to: 'uk' },
  'handover-not-yours': handover,
  'already-linked': link,
  'not-linked-here': link,
  'already-refused': link,
  'link-contradicts-end': { ...link, why: 'after-end', time, channel: '999' },
  'report-already-linked': link,
  'evidence-kind-needed': boat,
  'no-recovery': boat,
  'no-landing': boat,
  'no-return': boat,
  'evidence-not-fitting': { report: 'D-r17', kind: 'recovered' },
  'evidence-not-confirmed': { report: 'D-r17' },
  'evidence-used-elsewhere': link,
  'people-missing': { report: 'D-r17', recovered: 20, expected: 33, missing: 13 },
  'contrary-report': { report: 'D-r17', why: 'after-end', time, channel: '999' },
  'contrary-not-open': { ...link, why: 'after-end' },
  'duplicate-target-needed': boat,
  'duplicate-of-itself': { boat: 'D4', of: 'D4' },
  'duplicate-in-circle': pair,
  'duplicate-not-proven': pair,
  'search-end-none-proposed': boat,
  'search-end-already-proposed': boat,
  'search-end-second-officer': { officer: 'A. Marsh' },
  'search-end-no-search-done': boat,
  'survival-time-not-over': { boat: 'D4', until: time },
  'asset-other-centre': { asset: 'Abeille', centre: 'fr' },
  'task-step': task,
  'task-ended': { ...task, from: 'done' },
  'task-answer-needed': { ...task, to: 'acknowledged' },
  'undo-too-late': { id: 41, entry: 41, minutes: 10 },
  'undo-not-possible': { entry: 41, kind: 'report.received' },
  'undo-changed-since': { entry: 41, by: 57 },
  'undo-done': { entry: 41, by: 57 },
  'correction-empty': { report: 'D-r17' },
};

/** Facts that a sentence need not repeat: the screen stands at that boat, or the words carry it. */
export const silentFacts: Partial<Record<RefusalCode, readonly string[]>> = {
  'unknown-entry': ['entry', 'minutes'],
  'handover-open': ['from'],
  'handover-to-self': ['from'],
  'contrary-not-open': ['why'],
  'contrary-report': ['why', 'channel'],
  'link-contradicts-end': ['why', 'channel', 'time'],
  'duplicate-of-itself': ['of'],
  'survival-time-not-over': ['boat'],
  'task-ended': ['to'],
  'task-answer-needed': ['from', 'to'],
  'undo-too-late': ['id'],
  'undo-not-possible': ['kind'],
};

export const silentContraryFacts: Partial<Record<ContraryWhy, readonly string[]>> = {
  'after-end': ['channel'],
  'later-position': ['channel'],
  // The number may come from several recoveries; the first of them would be taken for all.
  'count-unknown': ['report'],
};
