/** A command with a key is carried out once, however often it is delivered. */
import type { Journal } from '@straitwatch/journal';
import type { Entry } from '@straitwatch/protocol';
import type { CentreCounts, CommandAnswer, CommandRequest } from './centre-types.js';
import {
  type CommandIndex,
  commandId,
  resultFromEntries,
  splitCommandId,
} from './command-index.js';
import { type ServerError, wrongIn } from './errors.js';
import { toProtocolEntry } from './journal-door.js';

interface UnderWay {
  print: string;
  answer: Promise<CommandAnswer>;
}

export class Repeats {
  readonly #index: CommandIndex;
  readonly #journal: Journal;
  readonly #counts: CentreCounts;
  readonly #underWay = new Map<string, UnderWay>();

  constructor(index: CommandIndex, journal: Journal, counts: CentreCounts) {
    this.#index = index;
    this.#journal = journal;
    this.#counts = counts;
  }

  /**
   * Carries the command out, or gives the answer of the time when it was. A refusal wrote nothing, so
   * a command that was refused is decided anew: what was missing may be there by now.
   */
  once(
    request: CommandRequest,
    carryOut: (id: string | undefined) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer> {
    const { key, command, asked } = request;
    if (key === undefined) return carryOut(undefined);
    const by = request.by.kind === 'officer' ? request.by.id : request.by.kind;
    const id = commandId(key, [command.type, asked ?? command], by);
    const { print } = splitCommandId(id);
    const before = this.#underWay.get(key) ?? this.#index.find(key);
    if (before === undefined) return this.#firstTime(key, print, carryOut(id));
    if (before.print !== print) return Promise.reject(keyReused(key));
    this.#counts.repeated += 1;
    if (!('answer' in before)) return this.#firstAnswer(key, before);
    return before.answer.then((answer) => (answer.ok ? { ...answer, repeated: true } : answer));
  }

  #firstTime(key: string, print: string, answer: Promise<CommandAnswer>): Promise<CommandAnswer> {
    this.#underWay.set(key, { print, answer });
    const forget = (): void => {
      this.#underWay.delete(key);
    };
    answer.then(forget, forget);
    return answer;
  }

  /** Read back from the record, so that it survives a restart. */
  async #firstAnswer(
    key: string,
    done: { from: number; to: number; notLinked?: CommandAnswerNotLinked },
  ): Promise<CommandAnswer> {
    const entries: Entry[] = [];
    for await (const entry of this.#journal.read({ from: done.from, to: done.to })) {
      const own = toProtocolEntry(entry);
      if (own.command !== undefined && splitCommandId(own.command).key === key) entries.push(own);
    }
    const result = resultFromEntries(entries);
    if (done.notLinked !== undefined) result.notLinked = done.notLinked;
    return { ok: true, entries: entries.map((entry) => entry.n), result, repeated: true };
  }
}

type CommandAnswerNotLinked = NonNullable<
  Extract<CommandAnswer, { ok: true }>['result']['notLinked']
>;

function keyReused(key: string): ServerError {
  return wrongIn(
    'key-reused',
    { field: 'Idempotency-Key', got: key, expected: 'a new key for each command' },
    'it was used for another command; nothing was done',
  );
}
