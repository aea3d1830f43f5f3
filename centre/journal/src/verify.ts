import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { toEntry } from './chain.js';
import { ChainChecker, type Fault } from './chain-checker.js';
import type { Entry, Head } from './entry.js';
import { JournalError } from './errors.js';
import { journalFolder } from './folder.js';
import { type RecordedHead, verifyHeadLater } from './heads.js';
import { checkSchema, schemaVersion } from './migrations.js';
import { openingKey } from './opening.js';
import {
  asBytes,
  firstRow,
  lastThatFits,
  openReadOnly,
  type RawEntry,
  readEdge,
  readHeads,
  readRawPage,
  type Sqlite,
  sqliteCode,
  text,
} from './reading.js';

export interface VerifyOptions {
  /** Heads known from elsewhere (the other centre, a printed head): the chain must pass them.
   * Only these can show that the end of a journal was cut off. */
  readonly known?: readonly Head[];
  /** `last` checks the newest signature only, which covers the whole chain; `all` (the default)
   * also proves the times of the older heads, at about 0.1 ms a head. */
  readonly signatures?: 'all' | 'last';
  /** Called after each page with the number of entries proven. */
  readonly onProgress?: (entries: number) => void;
  /** Called with each entry in order, once it has been proven against the chain. */
  readonly onEntry?: (entry: Entry) => void;
}

export type Verdict =
  | {
      readonly ok: true;
      readonly entries: number;
      readonly head: Head;
      readonly signedHeads: number;
      /** Entries after the last signed head; a crash may leave a second's worth. */
      readonly unsignedEntries: number;
    }
  | {
      readonly ok: false;
      /** Entries proven before the first bad one. */
      readonly entries: number;
      readonly firstBad: number;
      readonly field: string;
      readonly got: string | number;
      readonly expected: string | number;
    };

/** Entries and bytes read at once. */
const PAGE_ENTRIES = 1_024;
const PAGE_BYTES = 8_388_608;

/**
 * Proves a whole journal, reading only; a server may have it open meanwhile. Recomputes every hash
 * from the stored bytes and checks links, numbers, journal, mode, centre, times and signed heads.
 * @returns the first entry that is wrong, if any.
 * @throws JournalError `journal.missing` or `journal.newer-format`.
 */
export async function verifyJournal(dir: string, options: VerifyOptions = {}): Promise<Verdict> {
  const { database: file } = journalFolder(dir);
  if (!existsSync(file)) {
    throw new JournalError('journal.missing', {
      field: 'dir',
      value: dir,
      expected: 'a folder that holds a journal',
    });
  }
  let db: Sqlite | undefined;
  try {
    db = openReadOnly(file, onReadOnlyMedium(file));
    const version = schemaVersion(db);
    checkSchema(version);
    return await new Verification(db, options).run();
  } catch (error) {
    if (error instanceof JournalError) throw error;
    return bad(0, storageFault(1, error));
  } finally {
    db?.close();
  }
}

/** True when nobody can write beside the file and no log waits to be read into it. */
function onReadOnlyMedium(file: string): boolean {
  const log = `${file}-wal`;
  if (existsSync(log) && statSync(log).size > 0) return false;
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function bad(entries: number, fault: Fault): Verdict {
  const { n, field, got, expected } = fault;
  return { ok: false, entries, firstBad: n, field, got, expected };
}

function storageFault(n: number, error: unknown): Fault {
  const got = error instanceof Error ? `${sqliteCode(error)} ${error.message}` : String(error);
  return { n, field: 'storage', got, expected: 'a readable database' };
}

/** One run over one open database. */
class Verification {
  readonly #db: Sqlite;
  readonly #options: VerifyOptions;
  readonly #known: ReadonlyMap<number, string>;
  #signedHeads = 0;
  #lastHeadN = 0;

  constructor(db: Sqlite, options: VerifyOptions) {
    this.#db = db;
    this.#options = options;
    this.#known = new Map((options.known ?? []).map((head) => [head.n, head.hash]));
  }

  async run(): Promise<Verdict> {
    const opening = this.#opening();
    if ('field' in opening) return bad(0, opening);
    const { journal, mode, centre } = opening;
    const key = openingKey(opening) ?? '';
    const checker = new ChainChecker({ journal, mode, centre }, 1);
    const [lastRow] = firstRow(this.#db, 'SELECT max(n) FROM entry') ?? [];
    const last = Number(lastRow ?? 0);
    let from = 1;
    while (from <= last) {
      const fault = await this.#page(checker, journal, key, from, last);
      if (typeof fault === 'object') return bad(fault.n - 1, fault);
      from = fault + 1;
      this.#options.onProgress?.(fault);
      // Lets a server that verifies its own folder answer in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
    const cut = this.#cutOff(last);
    if (cut !== undefined) return bad(Math.min(last, cut.n - 1), cut);
    return {
      ok: true,
      entries: last,
      head: { n: last, hash: checker.hash ?? '' },
      signedHeads: this.#signedHeads,
      unsignedEntries: last - this.#lastHeadN,
    };
  }

  /** Entry 1 says which journal this is; what it says is proven with the rest. */
  #opening(): Entry | Fault {
    const first = readEdge(this.#db, 'ASC');
    if (first === undefined) return { n: 1, field: 'n', got: 'nothing', expected: 1 };
    if (first.n !== 1) return { n: 1, field: 'n', got: first.n, expected: 1 };
    try {
      const entry = toEntry(first);
      if (openingKey(entry) !== undefined) return entry;
    } catch {
      // Said below, together with an entry of another kind.
    }
    const expected = 'a journal.opened entry with a public key';
    return { n: 1, field: 'text', got: first.text.slice(0, 80), expected };
  }

  /** Proves one page; answers its last number, or what is wrong. */
  async #page(
    checker: ChainChecker,
    journal: string,
    key: string,
    from: number,
    last: number,
  ): Promise<number | Fault> {
    let to = Math.min(last, from + PAGE_ENTRIES - 1);
    let fault: Fault | undefined;
    let heads: readonly RecordedHead[];
    const hashes = new Map<number, string>();
    try {
      to = lastThatFits(this.#db, from, to, PAGE_BYTES);
      fault = this.#entries(checker, from, to, hashes);
      heads = readHeads(this.#db, from, to);
    } catch (error) {
      return this.#locate(checker, from + hashes.size, to, error);
    }
    const proven = heads.filter((head) => fault === undefined || head.n < fault.n);
    return (await this.#heads(proven, hashes, journal, key, last)) ?? fault ?? to;
  }

  #entries(
    checker: ChainChecker,
    from: number,
    to: number,
    hashes: Map<number, string>,
  ): Fault | undefined {
    const page = readRawPage(this.#db, from, to) ?? this.#oneByOne(from, to);
    const { onEntry } = this.#options;
    for (const { n, hash, text: bytes } of page) {
      const fault = checker.check(n, hash, bytes) ?? this.#checkKnown(n, hash);
      if (fault !== undefined) return fault;
      onEntry?.(toEntry({ n, hash, text: bytes.toString('utf8') }));
      hashes.set(n, hash);
    }
    const next = from + page.length;
    if (next > to) return undefined;
    return { n: next, field: 'n', got: 'nothing', expected: next };
  }

  #checkKnown(n: number, hash: string): Fault | undefined {
    const expected = this.#known.get(n);
    if (expected === undefined || expected === hash) return undefined;
    return { n, field: 'known head', got: hash, expected };
  }

  /** The slow way, for a page whose cells do not come apart: a cell holds what it never should. */
  #oneByOne(from: number, to: number): readonly RawEntry[] {
    const sql = `SELECT n, ${asBytes('hash', 'text')} FROM entry WHERE n = ?`;
    const entries: RawEntry[] = [];
    for (let n = from; n <= to; n += 1) {
      const row = firstRow(this.#db, sql, n);
      if (row === undefined) break;
      const bytes = Buffer.isBuffer(row[2]) ? row[2] : Buffer.alloc(0);
      entries.push({ n: Number(row[0]), hash: text(row[1]), text: bytes });
    }
    return entries;
  }

  /** A page that SQLite cannot read: goes entry by entry to the one where it stops. */
  #locate(checker: ChainChecker, from: number, to: number, cause: unknown): Fault {
    for (let n = from; n <= to; n += 1) {
      try {
        const fault = this.#entries(checker, n, n, new Map());
        if (fault !== undefined) return fault;
      } catch (error) {
        return storageFault(n, error);
      }
    }
    return storageFault(to, cause);
  }

  async #heads(
    heads: readonly RecordedHead[],
    hashes: ReadonlyMap<number, string>,
    journal: string,
    key: string,
    last: number,
  ): Promise<Fault | undefined> {
    const newest = this.#newestHead(last);
    const signed = await Promise.all(
      heads.map((head) =>
        this.#options.signatures === 'last' && head.n !== newest
          ? true
          : verifyHeadLater({ ...head, journal }, key),
      ),
    );
    for (const [index, head] of heads.entries()) {
      const { n, hash, signature } = head;
      const got = hashes.get(n) ?? 'nothing';
      if (got !== hash) return { n, field: 'signed head', got, expected: hash };
      if (signed[index] !== true) {
        return { n, field: 'signature', got: signature, expected: 'a signature by the key' };
      }
      this.#signedHeads += 1;
      this.#lastHeadN = n;
    }
    return undefined;
  }

  #newest: number | undefined;
  /** Number of the newest signed head that this run can reach. */
  #newestHead(last: number): number {
    const sql = 'SELECT max(n) FROM head WHERE n <= ?';
    this.#newest ??= Number(firstRow(this.#db, sql, last)?.[0] ?? 0);
    return this.#newest;
  }

  /** What shows that entries are missing at the end. Heads that a running server adds after this
   * run began belong to entries that it added too. */
  #cutOff(last: number): Fault | undefined {
    const n = last + 1;
    for (const [known, expected] of this.#known) {
      if (known > last) return { n, field: 'known head', got: 'nothing', expected };
    }
    if (this.#signedHeads === 0) {
      return { n: 1, field: 'signed head', got: 'nothing', expected: 'at least one' };
    }
    const row = firstRow(
      this.#db,
      `SELECT n, ${asBytes('hash')} FROM head
       WHERE n < 1 OR n > (SELECT max(n) FROM entry) ORDER BY n LIMIT 1`,
    );
    if (row === undefined) return undefined;
    return { n, field: 'signed head', got: 'nothing', expected: `${row[0]} ${text(row[1])}` };
  }
}
