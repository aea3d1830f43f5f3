/** What goes into the centre's loop and what comes out of it. */
import type { Journal } from '@straitwatch/journal';
import type { Actor, Command, Entry, RefusalReason } from '@straitwatch/protocol';
import type { DecisionResult } from '@straitwatch/rules';
import type { BatchTime } from './batch-time.js';

export interface CommandRequest {
  command: Command;
  by: Actor;
  /** The caller's idempotency key. */
  key?: string;
  /** What was asked before the server added anything to it; absent means the command itself. */
  asked?: unknown;
}

export type CommandAnswer =
  | {
      ok: true;
      /** Numbers of the entries it caused, in order. */
      entries: number[];
      result: DecisionResult;
      /** The command had been carried out before; this is its first answer. */
      repeated: boolean;
    }
  | { ok: false; reasons: RefusalReason[] };

export interface CentreCounts {
  commands: number;
  refused: number;
  repeated: number;
  notStored: number;
  busy: number;
  batches: number;
  snapshots: number;
  unknownEntries: number;
}

/** Who hears of what has become durable, in order. Must not throw. */
export type DurableListener = (entries: readonly Entry[]) => void;

export interface CentreOptions {
  journal: Journal;
  /** The time that the journal was opened with as its clock. */
  time: BatchTime;
  /** Hears of trouble that no single caller can be told of. */
  onTrouble?: (what: string, error: unknown) => void;
}

/** Counters at the start. */
export function noCounts(): CentreCounts {
  return {
    commands: 0,
    refused: 0,
    repeated: 0,
    notStored: 0,
    busy: 0,
    batches: 0,
    snapshots: 0,
    unknownEntries: 0,
  };
}
