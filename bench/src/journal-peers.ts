import type { EntryDraft } from '@straitwatch/journal';
import Database from 'libsql';
import { rate } from './bench-numbers.js';

/** A report of ordinary size; as an entry it has about 700 bytes. */
export function reportDraft(index: number): EntryDraft {
  return {
    kind: 'report.received',
    kv: 1,
    at: new Date(Date.UTC(2026, 0, 10) + index).toISOString(),
    by: { kind: 'officer', id: 'o-7', name: 'Watch officer', role: 'watch-officer', centre: 'uk' },
    command: `c-${index}`,
    body: {
      report: {
        id: `r${index}`,
        channel: '999',
        position: { lat: 51.01 + (index % 100) / 1e4, lon: 1.6, radiusM: 800, source: 'aml' },
        persons: { count: 20 + (index % 40), quality: 'stated' },
        craft: { type: 'inflatable', colour: 'black', lengthM: 8, engine: 'stopped' },
        signs: ['taking-water'],
        text: 'Engine stopped, water in the boat, children on board.',
      },
    },
  };
}

/** A view of about so many bytes, as JSON: boats with their reports. */
export function snapshotText(bytes: number): string {
  const parts: string[] = [];
  let length = 2;
  for (let index = 0; length < bytes; index += 1) {
    const part = JSON.stringify({ id: `D${index}`, phase: 'distress', ...reportDraft(index) });
    parts.push(part);
    length += part.length + 1;
  }
  return `[${parts.join(',')}]`;
}

const ROW_CHARACTERS = 780;

/** Plain inserts with the durability of the journal: WAL, `synchronous=FULL`, nothing else. */
export class PlainInserts {
  readonly #db: Database.Database;
  readonly #insert: Database.Statement;
  readonly #text: string;
  readonly #reports = Array.from({ length: 1_024 }, (_, index) => reportDraft(index));
  #n = 0;

  constructor(file: string) {
    this.#db = new Database(file);
    this.#db.exec('PRAGMA journal_mode=WAL');
    this.#db.exec('PRAGMA synchronous=FULL');
    const level: unknown = this.#db.prepare('PRAGMA synchronous').raw().get();
    if (!Array.isArray(level) || level[0] !== 2) throw new Error('synchronous is not FULL');
    this.#db.exec('CREATE TABLE entry (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
    this.#insert = this.#db.prepare('INSERT INTO entry (n, text) VALUES (?, ?)');
    // As many bytes as one entry of the journal: the draft and the rest of the envelope.
    this.#text = JSON.stringify(reportDraft(0)).padEnd(ROW_CHARACTERS, ' ');
  }

  /** One transaction of `rows` rows. */
  insert(rows: number, text: 'ready' | 'made' = 'ready'): void {
    this.#db.exec('BEGIN IMMEDIATE');
    for (let row = 0; row < rows; row += 1) {
      this.#n += 1;
      this.#insert.run(this.#n, text === 'ready' ? this.#text : this.#made(this.#n));
    }
    this.#db.exec('COMMIT');
  }

  /** What any program does that is given a report and not its text. */
  #made(n: number): string {
    const report = this.#reports[n % this.#reports.length];
    return JSON.stringify(report).padEnd(ROW_CHARACTERS, ' ');
  }

  /** Rows a second of transactions without pause. */
  forMs(forMs: number, rows: number, text: 'ready' | 'made' = 'ready'): number {
    const start = performance.now();
    const before = this.#n;
    while (performance.now() - start < forMs) this.insert(rows, text);
    return rate(this.#n - before, performance.now() - start);
  }

  close(): void {
    this.#db.close();
  }
}
