/**
 * Undo: a new entry that takes an earlier one back and keeps everything that came after it. What has
 * been built upon since is not undone silently: the refusal names the entry that stands in the way.
 */
import { type CommandBody, type EntryDraft, undoWindowMin } from '@straitwatch/protocol';
import {
  accepted,
  actingCentre,
  type Context,
  type Decision,
  draft,
  notCoordinating,
  refused,
} from './context.js';
import { law, refuse } from './refuse.js';
import type { RecentEntry, ReportState, State } from './state.js';

const noted = 'taken back';

export function undo(state: State, body: CommandBody<'undo'>, context: Context): Decision {
  const { entry } = body;
  const recent = state.recent.get(entry);
  if (recent === undefined) {
    const code = entry > state.lastN ? 'unknown-entry' : 'undo-too-late';
    return refused(refuse(code, { id: entry, entry, minutes: undoWindowMin }));
  }
  if (recent.undoneBy !== undefined) {
    return refused(refuse('undo-done', { entry, by: recent.undoneBy }));
  }
  if (context.nowMs - recent.knownMs > undoWindowMin * 60_000) {
    return refused(refuse('undo-too-late', { entry, minutes: undoWindowMin }));
  }
  return reverse(state, recent, context);
}

function reverse(state: State, recent: RecentEntry, context: Context): Decision {
  const { n, draft: done } = recent;
  const undoes = { undoes: n };
  switch (done.kind) {
    case 'report.linked':
    case 'report.unlinked':
    case 'report.link-refused':
    case 'report.refusal-withdrawn':
      return reverseLink(state, recent, done, context);
    case 'boat.phase-set': {
      const { boat, from, phase } = done.body;
      const now = state.boats.get(boat);
      if (now === undefined || now.ending !== undefined) return changed(n, now?.ending?.entry ?? n);
      if (now.phaseEntry !== n) return changed(n, now.phaseEntry);
      const notOurs = notCoordinating(now, context);
      if (notOurs !== undefined) return refused(notOurs);
      const body = { boat, from: phase, phase: from, reason: noted };
      return accepted([draft(context, 'boat.phase-set', body, undoes)], { boat });
    }
    case 'boat.handover-offered': {
      const { boat, from, to } = done.body;
      const now = state.boats.get(boat);
      if (now?.handover?.entry !== n) return changed(n, now?.lastEntry ?? n);
      if (actingCentre(context) !== from) {
        return refused(refuse('handover-not-yours', { boat, from, to }, law.oneCentre));
      }
      const body = { boat, to, reason: noted };
      return accepted([draft(context, 'boat.handover-withdrawn', body, undoes)], { boat });
    }
    case 'boat.contrary-resolved': {
      const { boat, report, why } = done.body;
      const now = state.boats.get(boat);
      const isStill = now?.resolved.some((one) => one.entry === n) ?? false;
      if (!isStill || now?.ending !== undefined) return changed(n, now?.lastEntry ?? n);
      const body = { boat, report, why, reason: noted };
      return accepted([draft(context, 'boat.contrary-reopened', body, undoes)], { boat });
    }
    case 'boat.search-end-proposed': {
      const { boat } = done.body;
      const now = state.boats.get(boat);
      if (now?.searchEnd?.entry !== n) return changed(n, now?.lastEntry ?? n);
      const body = { boat, reason: noted };
      return accepted([draft(context, 'boat.search-end-withdrawn', body, undoes)], { boat });
    }
    case 'boat.accounted-for': {
      const { boat } = done.body;
      const now = state.boats.get(boat);
      if (now?.ending?.entry !== n) return changed(n, now?.lastEntry ?? n);
      const body = { boat, reason: noted };
      return accepted([draft(context, 'boat.reopened', body, undoes)], { boat });
    }
    case 'task.assigned':
      return reverseTask(state, n, done.body.task.id, context);
    default:
      return refused(refuse('undo-not-possible', { entry: n, kind: done.kind }));
  }
}

function changed(entry: number, by: number): Decision {
  return refused(refuse('undo-changed-since', { entry, by }));
}

type LinkDraft = Extract<
  EntryDraft,
  {
    kind: 'report.linked' | 'report.unlinked' | 'report.link-refused' | 'report.refusal-withdrawn';
  }
>;

function reverseLink(
  state: State,
  recent: RecentEntry,
  done: LinkDraft,
  context: Context,
): Decision {
  const { n } = recent;
  const { report, boat } = done.body;
  const one = state.reports.get(report);
  if (one === undefined) return changed(n, n);
  const held = state.evidenceOf.get(report);
  if (held !== undefined) {
    return refused(refuse('evidence-used-elsewhere', { report, boat: held }, law.endsByEvidence));
  }
  const reason = noted;
  if (done.kind === 'report.refusal-withdrawn') {
    return refused(refuse('undo-not-possible', { entry: n, kind: done.kind }));
  }
  if (done.kind === 'report.linked') {
    if (one.link?.entry !== n) return changed(n, one.link?.entry ?? state.lastN);
    const back = relink(state, one, context, n);
    const off = draft(context, 'report.unlinked', { report, boat, reason }, { undoes: n });
    return accepted(back === undefined ? [off] : [back], {
      report,
      boat: one.linkBefore?.boat ?? null,
    });
  }
  if (one.link !== undefined) return changed(n, one.link.entry);
  const drafts: EntryDraft[] = [];
  if (done.kind === 'report.link-refused') {
    if (!one.notBoats.includes(boat)) return changed(n, state.lastN);
    drafts.push(
      draft(context, 'report.refusal-withdrawn', { report, boat, reason }, { undoes: n }),
    );
  }
  const back = one.linkBefore?.boat === boat ? relink(state, one, context, n) : undefined;
  if (back !== undefined) drafts.push(back);
  if (drafts.length === 0) return changed(n, state.lastN);
  return accepted(drafts, { report, boat });
}

/** The link as it was before, unless that boat has ended meanwhile. */
function relink(
  state: State,
  one: ReportState,
  context: Context,
  undoes: number,
): EntryDraft | undefined {
  const before = one.linkBefore;
  if (before === undefined || state.boats.get(before.boat)?.ending !== undefined) return undefined;
  const { boat, status, probability, reasons } = before;
  const body = {
    report: one.report.id,
    boat,
    status,
    reasons,
    ...(probability === undefined ? {} : { probability }),
  };
  return draft(context, 'report.linked', body, { undoes });
}

function reverseTask(state: State, n: number, task: string, context: Context): Decision {
  const now = state.tasks.get(task);
  if (now === undefined) return changed(n, n);
  if (now.statusEntry !== n) return changed(n, now.statusEntry);
  const body = { task, from: now.status, status: 'stood-down' as const, note: noted };
  return accepted([draft(context, 'task.status-set', body, { undoes: n })], { task });
}
