/**
 * The folder `forcing` of a centre: files of currents, winds and waves that somebody puts there. It is
 * looked at again and again; a file is read once it has stopped growing, read anew when it changes or the
 * time has moved on, and forgotten when it is taken away. Every file has its line, used or refused.
 */
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ForcingFileView } from '@straitwatch/protocol';
import { KnownSea } from './known-sea.js';
import { type LoadedFile, refusedFile } from './load.js';
import type { ForcingReader } from './reader.js';

/** Files that are read, by name; those beyond are refused. */
export const filesMax = 16;
const lookEveryMs = 5_000;
const hourMs = 3_600_000;
/** Times that are kept: as far back as a drift begins, and as far ahead as one goes. */
const backHours = 50;
const aheadHours = 50;
/** The times kept are renewed when now has moved by this. */
const renewMs = 2 * hourMs;

interface Known {
  /** Size and time of writing: when they change it is another file. */
  readonly mark: string;
  readonly readAtMs: number;
  readonly loaded: LoadedFile;
}

export class ForcingFolder {
  readonly #dir: string | undefined;
  readonly #reader: ForcingReader;
  readonly #nowMs: () => number;
  readonly #onTrouble: (what: string, error: unknown) => void;
  readonly #known = new Map<string, Known>();
  /** Marks of the look before: a file that still grows has another one each time. */
  #seen = new Map<string, string>();
  #sea = KnownSea.of([]);
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;
  #isClosed = false;
  #isTroubled = false;

  /** @param parts without `dir` there is no folder, and nothing is ever known */
  constructor(parts: {
    dir?: string | undefined;
    reader: ForcingReader;
    nowMs: () => number;
    onTrouble: (what: string, error: unknown) => void;
  }) {
    this.#dir = parts.dir;
    this.#reader = parts.reader;
    this.#nowMs = parts.nowMs;
    this.#onTrouble = parts.onTrouble;
  }

  /** What the files know, all together; another object each time that it changes. */
  get sea(): KnownSea {
    return this.#sea;
  }

  views(): ForcingFileView[] {
    const nowMs = this.#nowMs();
    return [...this.#known.values()]
      .map(({ loaded }) => viewAt(loaded.view, nowMs))
      .sort((a, b) => a.file.localeCompare(b.file));
  }

  /** Makes the folder, so that it can be found, and begins to look. */
  start(): void {
    if (this.#dir === undefined) return;
    try {
      mkdirSync(this.#dir, { recursive: true, mode: 0o700 });
    } catch (error) {
      this.#onTrouble('the folder of forcing could not be made', error);
    }
    this.#timer ??= setInterval(() => void this.look(), lookEveryMs);
    this.#timer.unref();
    // What is there at the start has been there before: it need not be waited for.
    this.#seen = this.#marks();
    void this.look();
  }

  /** Reads what is new, one file after the other. Never two at once. */
  async look(): Promise<void> {
    if (this.#isLooking || this.#isClosed) return;
    this.#isLooking = true;
    try {
      const marks = this.#marks();
      for (const [file, mark] of marks) {
        if (this.#seen.get(file) === mark && this.#isWanted(file, mark))
          await this.#read(file, mark);
        if (this.#isClosed) return;
      }
      const gone = [...this.#known.keys()].filter((file) => !marks.has(file));
      for (const file of gone) this.#known.delete(file);
      if (gone.length > 0) this.#combine();
      this.#seen = marks;
    } finally {
      this.#isLooking = false;
    }
  }

  #isWanted(file: string, mark: string): boolean {
    const known = this.#known.get(file);
    if (known === undefined || known.mark !== mark) return true;
    return Math.abs(this.#nowMs() - known.readAtMs) >= renewMs;
  }

  #marks(): Map<string, string> {
    const marks = new Map<string, string>();
    if (this.#dir === undefined) return marks;
    try {
      const names = readdirSync(this.#dir)
        .filter((name) => !/^\.|\.(?:part|tmp)$/i.test(name))
        .sort();
      for (const name of names) {
        const found = statSync(join(this.#dir, name), { throwIfNoEntry: false });
        if (found?.isFile() === true) marks.set(name, `${found.size} ${found.mtimeMs}`);
      }
      this.#isTroubled = false;
    } catch (error) {
      if (!this.#isTroubled) this.#onTrouble('the folder of forcing could not be read', error);
      this.#isTroubled = true;
    }
    return marks;
  }

  async #read(file: string, mark: string): Promise<void> {
    const readAtMs = this.#nowMs();
    const before = this.#known.get(file);
    // A file that only is renewed stays in use while it is read.
    if (before === undefined || before.mark !== mark) {
      this.#known.set(file, { mark, readAtMs, loaded: readingFile(file) });
    }
    const others = [...this.#known.keys()].filter((one) => one < file).length;
    const loaded =
      others >= filesMax
        ? refusedFile(file, tooMany)
        : await this.#reader.read(join(this.#dir ?? '', file), {
            fromMs: readAtMs - backHours * hourMs,
            toMs: readAtMs + aheadHours * hourMs,
          });
    if (this.#isClosed) return;
    this.#known.set(file, { mark, readAtMs, loaded });
    this.#combine();
  }

  #combine(): void {
    this.#sea = KnownSea.of([...this.#known.values()].map((one) => one.loaded));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#reader.close();
  }
}

/** A forecast that is over, or has not begun, is no wind of now: that is said. */
function viewAt(view: ForcingFileView, nowMs: number): ForcingFileView {
  const isNow = view.fields.some(
    ({ from, to }) => Date.parse(from) <= nowMs && nowMs <= Date.parse(to),
  );
  return isNow || view.fields.length === 0 ? view : { ...view, state: 'not-now' };
}

const tooMany = {
  en: `Only the first ${filesMax} files, by name, are read.`,
  fr: `Seuls les ${filesMax} premiers fichiers, par nom, sont lus.`,
};

function readingFile(file: string): LoadedFile {
  const view = { file, state: 'reading' as const, fields: [], refusals: [], notes: [] };
  return { view, vectors: [], scalars: [] };
}
