/**
 * What a feed sent and nobody could read, kept aside in the data folder: newest in NAME.ndjson, older in
 * NAME.1.ndjson and so on. Bounded in size and rate; what did not fit is counted.
 */
import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of one file, and files kept. */
export const fileBytesMax = 4 * 1024 * 1024;
export const filesMax = 3;
/** Lines that wait to be written; a flood beyond is counted only. */
export const bufferedMax = 2_000;
const flushEveryMs = 500;
const lineMax = 2_048;

export interface KeptAside {
  reason: string;
  field: string;
  value: string;
  expected: string;
  line: string;
}

export class RejectLog {
  readonly #dir: string;
  readonly #base: string;
  readonly #nowMs: () => number;
  readonly #onTrouble: (error: unknown) => void;
  #lines: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #size: number | undefined;
  kept = 0;
  /** Not written: too many at a time, or the disk would not. */
  dropped = 0;

  constructor(options: {
    dir: string;
    name: string;
    nowMs: () => number;
    onTrouble: (error: unknown) => void;
  }) {
    this.#dir = options.dir;
    this.#base = options.name.replaceAll(/[^A-Za-z0-9.-]+/g, '-').slice(0, 80);
    this.#nowMs = options.nowMs;
    this.#onTrouble = options.onTrouble;
  }

  keep(one: KeptAside): void {
    if (this.#lines.length >= bufferedMax) {
      this.dropped += 1;
      return;
    }
    this.kept += 1;
    const at = new Date(this.#nowMs()).toISOString();
    const line = one.line.slice(0, lineMax);
    const value = one.value.slice(0, 200);
    this.#lines.push(`${JSON.stringify({ at, ...one, value, line })}\n`);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#writing = this.#writing.then(() => this.#write());
    }, flushEveryMs);
  }

  async #write(): Promise<void> {
    const lines = this.#lines;
    if (lines.length === 0) return;
    this.#lines = [];
    try {
      await mkdir(this.#dir, { recursive: true, mode: 0o700 });
      const path = join(this.#dir, `${this.#base}.ndjson`);
      this.#size ??= await stat(path).then(
        (found) => found.size,
        () => 0,
      );
      const text = lines.join('');
      if (this.#size > 0 && this.#size + text.length > fileBytesMax) {
        await this.#rotate();
        this.#size = 0;
      }
      await appendFile(path, text, { mode: 0o600 });
      this.#size += Buffer.byteLength(text);
    } catch (error) {
      this.dropped += lines.length;
      this.kept -= lines.length;
      this.#onTrouble(error);
    }
  }

  async #rotate(): Promise<void> {
    const name = (index: number): string =>
      join(this.#dir, index === 0 ? `${this.#base}.ndjson` : `${this.#base}.${index}.ndjson`);
    for (let index = filesMax - 2; index >= 0; index -= 1) {
      await rename(name(index), name(index + 1)).catch(() => undefined);
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(() => this.#write());
    await this.#writing;
  }
}
