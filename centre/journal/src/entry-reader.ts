import { type StoredEntry, sha256Hex, toEntry } from './chain.js';
import { checkBound, corruptAt } from './checks.js';
import type { Entry, JournalLimits } from './entry.js';
import type { ReadRange } from './journal.js';
import type { Store } from './store.js';

/** Reads durable entries and proves each text against its hash. */
export class EntryReader {
  readonly #store: Store;
  readonly #limits: JournalLimits;
  readonly #headN: () => number;

  /** `headN` is the number of the last durable entry at the moment. */
  constructor(store: Store, limits: JournalLimits, headN: () => number) {
    this.#store = store;
    this.#limits = limits;
    this.#headN = headN;
  }

  async entry(n: number): Promise<Entry | undefined> {
    if (!Number.isSafeInteger(n) || n < 1 || n > this.#headN()) return undefined;
    const range = { from: n, to: n, entriesMax: 1, bytesMax: this.#limits.pageBytesMax };
    return this.#checked(await this.#store.page(range), n)[0];
  }

  async *pages(range: ReadRange): AsyncGenerator<readonly Entry[]> {
    const { pageEntriesMax: entriesMax, pageBytesMax: bytesMax } = this.#limits;
    const limit = range.limit ?? Number.MAX_SAFE_INTEGER;
    checkBound('from', range.from, 1);
    checkBound('limit', limit, 0);
    let from = range.from;
    const to = Math.min(range.to ?? this.#headN(), this.#headN(), from - 1 + limit);
    while (from <= to) {
      const entries = this.#checked(
        await this.#store.page({ from, to, entriesMax, bytesMax }),
        from,
      );
      yield entries;
      from += entries.length;
    }
  }

  /** Parses a page, and refuses one with a gap or with a text that is not the one hashed. */
  #checked(page: readonly StoredEntry[], from: number): Entry[] {
    if (page.length === 0) throw corruptAt(from, 'nothing', 'a stored entry');
    return page.map((stored, index) => {
      if (stored.n !== from + index) throw corruptAt(from + index, stored.n, 'no gap');
      const hash = sha256Hex(stored.text);
      if (hash !== stored.hash) throw corruptAt(stored.n, hash, stored.hash);
      return toEntry(stored);
    });
  }
}
