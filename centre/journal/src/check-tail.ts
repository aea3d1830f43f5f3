import type { StoredEntry } from './chain.js';
import { ChainChecker, type Fault } from './chain-checker.js';
import type { Identity, JournalLimits } from './entry.js';
import { JournalError } from './errors.js';
import { type RecordedHead, verifyHead } from './heads.js';
import type { Store } from './store.js';

/** Entries proven at every opening; the whole chain is proven by `verifyJournal`. */
export const TAIL_ENTRIES = 512;

export interface TailParts {
  readonly store: Store;
  readonly identity: Identity;
  readonly publicKey: string;
  readonly last: StoredEntry;
  readonly lastHead: RecordedHead | undefined;
  readonly limits: JournalLimits;
}

/** Proves the end of the chain and the last signed head. @throws JournalError `journal.corrupt`. */
export async function checkTail(parts: TailParts): Promise<void> {
  const { store, identity, last, lastHead, limits } = parts;
  let from = Math.max(1, last.n - TAIL_ENTRIES + 1);
  const checker = new ChainChecker(identity, from);
  while (from <= last.n) {
    const { pageEntriesMax: entriesMax, pageBytesMax: bytesMax } = limits;
    const page = await store.page({ from, to: last.n, entriesMax, bytesMax });
    if (page.length === 0) throw corrupt({ n: from, field: 'n', got: 'nothing', expected: 'it' });
    for (const stored of page) {
      const fault = checker.check(stored.n, stored.hash, Buffer.from(stored.text));
      if (fault !== undefined) throw corrupt(fault);
    }
    from += page.length;
  }
  if (lastHead === undefined) {
    throw corrupt({ n: 1, field: 'signed head', got: 'none', expected: 'at least one' });
  }
  if (!verifyHead({ ...lastHead, journal: identity.journal }, parts.publicKey)) {
    const expected = 'a signature by the key of entry 1';
    throw corrupt({ n: lastHead.n, field: 'signature', got: lastHead.signature, expected });
  }
  const at = { from: lastHead.n, to: lastHead.n, entriesMax: 1, bytesMax: 1 };
  const signed = (await store.page(at))[0];
  if (signed?.hash !== lastHead.hash) {
    const got = signed?.hash ?? 'nothing';
    throw corrupt({ n: lastHead.n, field: 'signed head', got, expected: lastHead.hash });
  }
}

function corrupt(fault: Fault): JournalError {
  const { n, field, got, expected } = fault;
  const name = `entry ${n} ${field}`;
  return new JournalError('journal.corrupt', {
    field: name,
    value: got,
    expected: String(expected),
  });
}
