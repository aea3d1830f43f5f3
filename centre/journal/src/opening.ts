import { type ChainState, genesisState, type StoredEntry, stamp } from './chain.js';
import { prepareDraft } from './draft.js';
import { DEFAULT_LIMITS, type Entry, type Identity } from './entry.js';

/** Kind of entry 1, which every journal writes about itself. */
export const OPENED_KIND = 'journal.opened';

/** Entry 1: what this journal is, and the key that its heads are signed with. */
export function openingEntry(
  identity: Identity,
  publicKey: string,
  software: string,
  nowMs: number,
): { readonly stored: StoredEntry; readonly state: ChainState } {
  const draft = prepareDraft(
    {
      kind: OPENED_KIND,
      kv: 1,
      at: new Date(nowMs).toISOString(),
      by: { kind: 'system', part: 'journal' },
      body: { mode: identity.mode, centre: identity.centre, publicKey, software },
    },
    0,
    DEFAULT_LIMITS.entryBytesMax,
  );
  return stamp(identity, genesisState(identity), draft, nowMs);
}

/** The public key that entry 1 names, or undefined when it is no opening entry. */
export function openingKey(entry: Entry): string | undefined {
  const key = entry.body?.publicKey;
  return entry.kind === OPENED_KIND && typeof key === 'string' ? key : undefined;
}
