import type {
  Actor,
  Centre,
  EntryBody,
  EntryDraft,
  EntryKind,
  RefusalReason,
} from '@straitwatch/protocol';
import { law, refuse } from './refuse.js';
import type { BoatState, State } from './state.js';

/** Who asks, when, and in whose journal it will stand. Time comes in from outside. */
export interface Context {
  nowMs: number;
  by: Actor;
  /** The centre whose journal this is; its letter stands in new ids. */
  centre: Centre;
  /** Idempotency id of the command. */
  command?: string;
}

export interface DecisionResult {
  report?: string;
  boat?: string | null;
  task?: string;
  /** The report was stored, but not put where it was asked: why. */
  notLinked?: RefusalReason[];
}

/** Entries to write, or every reason why not. Never both. */
export type Decision =
  | { ok: true; drafts: EntryDraft[]; result: DecisionResult }
  | { ok: false; reasons: RefusalReason[] };

export function refused(...reasons: RefusalReason[]): Decision {
  return { ok: false, reasons };
}

export function accepted(drafts: EntryDraft[], result: DecisionResult = {}): Decision {
  return { ok: true, drafts, result };
}

/** One entry by the actor of the context. `atMs` is when it happened; absent means now. */
export function draft<K extends EntryKind>(
  context: Context,
  kind: K,
  body: EntryBody<K>,
  more: { at?: string; undoes?: number } = {},
): EntryDraft {
  const one = {
    kind,
    kv: 1 as const,
    at: more.at ?? new Date(context.nowMs).toISOString(),
    by: context.by,
    body,
    ...(context.command === undefined ? {} : { command: context.command }),
    ...(more.undoes === undefined ? {} : { undoes: more.undoes }),
  };
  return one as EntryDraft;
}

/** The centre for which the actor speaks: a liaison speaks for the other one. */
export function actingCentre(context: Context): Centre {
  return context.by.kind === 'officer' ? context.by.centre : context.centre;
}

/** `D` for Dover, `G` for Gris-Nez. */
export function centreLetter(centre: Centre): 'D' | 'G' {
  return centre === 'uk' ? 'D' : 'G';
}

/** The open boat, or the reason why there is none. */
export function openBoat(state: State, id: string): BoatState | RefusalReason {
  const boat = state.boats.get(id);
  if (boat === undefined) return refuse('unknown-boat', { id });
  if (boat.ending !== undefined) return refuse('boat-ended', { boat: id }, law.endsByEvidence);
  return boat;
}

/** Only the coordinating centre decides this: law 5. */
export function notCoordinating(boat: BoatState, context: Context): RefusalReason | undefined {
  if (actingCentre(context) === boat.coordinating) return undefined;
  const facts = { boat: boat.id, coordinating: boat.coordinating };
  return refuse('not-coordinating', facts, law.oneCentre);
}

export function isReason(value: object): value is RefusalReason {
  return 'code' in value && 'facts' in value;
}
