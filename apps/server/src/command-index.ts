/**
 * Which commands have been carried out, so that one delivered twice gets its first answer again. The
 * journal holds the truth: each entry carries the id of its command. This index says where to look.
 */
import { createHash } from 'node:crypto';
import type { Entry, RefusalReason } from '@straitwatch/protocol';
import type { DecisionResult } from '@straitwatch/rules';

/** Commands remembered. A desk repeats a command within minutes; the oldest are forgotten first. */
export const commandsMax = 100_000;

export interface DoneCommand {
  /** First and last entry that it caused. */
  from: number;
  to: number;
  print: string;
  notLinked?: RefusalReason[];
}

/** The id of a command in the journal: the key as it came, and a print of what was asked. */
export function commandId(key: string, asked: unknown, by: string): string {
  const print = createHash('sha256')
    .update(JSON.stringify([by, asked]))
    .digest('hex');
  return `${key}:${print.slice(0, 12)}`;
}

/** Splits a command id of the journal into key and print. */
export function splitCommandId(id: string): { key: string; print: string } {
  const at = id.lastIndexOf(':');
  return at < 0 ? { key: id, print: '' } : { key: id.slice(0, at), print: id.slice(at + 1) };
}

export class CommandIndex {
  readonly #done = new Map<string, DoneCommand>();
  forgotten = 0;

  get size(): number {
    return this.#done.size;
  }

  find(key: string): DoneCommand | undefined {
    return this.#done.get(key);
  }

  /** Notes an entry that has become durable. */
  note(entry: Pick<Entry, 'n' | 'command'>): void {
    if (entry.command === undefined) return;
    const { key, print } = splitCommandId(entry.command);
    const known = this.#done.get(key);
    if (known !== undefined && known.print === print) {
      known.to = Math.max(known.to, entry.n);
      return;
    }
    this.#done.set(key, { from: entry.n, to: entry.n, print });
    for (const old of this.#done.keys()) {
      if (this.#done.size <= commandsMax) break;
      this.#done.delete(old);
      this.forgotten += 1;
    }
  }

  /** Keeps why a report was not put where it was asked; the entries do not say. */
  noteNotLinked(key: string, reasons: RefusalReason[]): void {
    const known = this.#done.get(key);
    if (known !== undefined) known.notLinked = reasons;
  }

  toJSON(): [string, DoneCommand][] {
    return [...this.#done];
  }

  restore(items: readonly [string, DoneCommand][]): void {
    for (const [key, one] of items) this.#done.set(key, one);
  }
}

/** The result of a command, read back from the entries it caused. */
export function resultFromEntries(entries: readonly Entry[]): DecisionResult {
  const result: DecisionResult = {};
  for (const entry of entries) {
    switch (entry.kind) {
      case 'report.received':
        result.report = entry.body.report.id;
        result.boat = null;
        break;
      case 'report.linked':
        result.report = entry.body.report;
        result.boat = entry.body.boat;
        break;
      case 'report.unlinked':
      case 'report.link-refused':
        result.report = entry.body.report;
        result.boat = null;
        break;
      case 'report.corrected':
        result.report = entry.body.report;
        break;
      case 'task.assigned':
        result.task = entry.body.task.id;
        if (entry.body.task.boat !== undefined) result.boat = entry.body.task.boat;
        break;
      case 'task.status-set':
        result.task = entry.body.task;
        break;
      default:
        if ('boat' in entry.body && typeof entry.body.boat === 'string') {
          result.boat = entry.body.boat;
        }
    }
  }
  return result;
}
