/**
 * What the rules know: a fold of the journal, plain data that can be written down and read again. Maps
 * are keyed by the ids of the protocol. Nothing here is ever changed but by `evolve`.
 */
import type {
  Actor,
  Asset,
  Centre,
  EntryDraft,
  Evidence,
  LinkReason,
  Phase,
  Position,
  Report,
  SearchEnd,
  Task,
  TaskStatus,
} from '@straitwatch/protocol';

export interface LinkState {
  boat: string;
  status: 'proposed' | 'confirmed';
  probability?: number;
  reasons: LinkReason[];
  by: Actor;
  at: string;
  entry: number;
}

export interface ReportState {
  report: Report;
  entry: number;
  known: string;
  by: Actor;
  corrections: number;
  /** Entry of the last correction; explanations given before it no longer count. */
  correctedEntry: number;
  link?: LinkState;
  /** The link that the present one replaced, or the one that was taken away: what undo brings back. */
  linkBefore?: LinkState;
  /** Boats an officer has said this is not about. */
  notBoats: string[];
}

export interface ResolvedContrary {
  report: string;
  why: string;
  reason: string;
  by: Actor;
  at: string;
  entry: number;
}

export interface Ending {
  evidence: Evidence;
  by: Actor;
  at: string;
  entry: number;
  persons?: number;
  note?: string;
}

export interface BoatState {
  id: string;
  coordinating: Centre;
  phase: Phase;
  phaseEntry: number;
  openedAt: string;
  openedEntry: number;
  /** Reports linked to it now, proposed or confirmed, in order of linking. */
  reports: string[];
  tasks: string[];
  /** Boats that were put to this one as duplicates. */
  duplicates: string[];
  resolved: ResolvedContrary[];
  handover?: { from: Centre; to: Centre; by: Actor; since: string; entry: number };
  searchEnd?: { search: SearchEnd; by: Actor; at: string; entry: number };
  ending?: Ending;
  /** When an officer last did something about it. */
  actedAt: string;
  lastEntry: number;
}

export interface TaskState {
  task: Task;
  status: TaskStatus;
  by: Actor;
  assignedAt: string;
  statusAt: string;
  answeredBy?: string;
  eta?: string;
  entry: number;
  statusEntry: number;
  history: { status: TaskStatus; at: string; answeredBy?: string }[];
}

export interface AssetState {
  asset: Asset;
  position?: Position;
  positionTime?: string;
  courseDegTrue?: number;
  speedKn?: number;
}

export interface RecentEntry {
  n: number;
  draft: EntryDraft;
  knownMs: number;
  undoneBy?: number;
}

export interface State {
  lastN: number;
  lastKnownMs: number;
  reports: Map<string, ReportState>;
  boats: Map<string, BoatState>;
  tasks: Map<string, TaskState>;
  assets: Map<string, AssetState>;
  /** Reports by caller hash, in order of arrival. */
  callers: Map<string, string[]>;
  /** Reports that no boat explains yet. */
  unlinked: Set<string>;
  /** Reports that refer to a report. */
  referring: Map<string, string[]>;
  /** Report -> ended boat whose ending rests on it. */
  evidenceOf: Map<string, string>;
  /** Next number for each kind of id; never goes back. */
  next: { report: number; boat: number; task: number };
  /** Entries young enough to be undone. */
  recent: Map<number, RecentEntry>;
  feeds: Map<string, { state: string; at: string; detail?: string }>;
}

/** Entries kept for undo: more than an hour of the busiest night. Older ones are past undoing anyway. */
export const recentMax = 20_000;

export function createState(): State {
  return {
    lastN: 0,
    lastKnownMs: 0,
    reports: new Map(),
    boats: new Map(),
    tasks: new Map(),
    assets: new Map(),
    callers: new Map(),
    unlinked: new Set(),
    referring: new Map(),
    evidenceOf: new Map(),
    next: { report: 1, boat: 1, task: 1 },
    recent: new Map(),
    feeds: new Map(),
  };
}

/** Version of the written form; a snapshot of another version is ignored and the journal folded anew. */
export const stateVersion = 1;

/** The state as text, for a snapshot. */
export function serializeState(state: State): string {
  return JSON.stringify(state, (_key, value: unknown) => {
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    return value;
  });
}

/** @throws SyntaxError when the text is not a snapshot of this version. */
export function parseState(text: string): State {
  const parsed: unknown = JSON.parse(text);
  if (parsed === null || typeof parsed !== 'object') {
    throw new SyntaxError(`state: got ${typeof parsed}, expected an object`);
  }
  const out: Record<string, unknown> = { ...createState() };
  for (const [key, value] of Object.entries(parsed)) out[key] = revive(value);
  return out as object as State;
}

function revive(value: unknown): unknown {
  if (value !== null && typeof value === 'object') {
    const map = Reflect.get(value, '$map');
    if (Array.isArray(map)) return new Map(map);
    const set = Reflect.get(value, '$set');
    if (Array.isArray(set)) return new Set(set);
  }
  return value;
}

/** A copy that shares nothing with the original. */
export function cloneState(state: State): State {
  return structuredClone(state);
}

/** Every report of a boat and of the boats that are its duplicates. */
export function reportsOf(state: State, boat: BoatState): ReportState[] {
  const out: ReportState[] = [];
  const seen = new Set<string>();
  const waiting = [boat.id];
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    const one = state.boats.get(id);
    if (one === undefined) continue;
    for (const reportId of one.reports) {
      const report = state.reports.get(reportId);
      if (report !== undefined) out.push(report);
    }
    waiting.push(...one.duplicates);
  }
  return out;
}

/** The boat and its duplicates, by id. */
export function familyOf(state: State, boatId: string): Set<string> {
  const family = new Set<string>();
  const waiting = [boatId];
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (id === undefined || family.has(id)) continue;
    family.add(id);
    waiting.push(...(state.boats.get(id)?.duplicates ?? []));
  }
  return family;
}
