/** What each language must have a sentence for. */
import type { ForcingErrorCode } from './errors.js';
import type { NoteCode, Quantity } from './types.js';

export type RefusalTexts = Readonly<Record<ForcingErrorCode, string>>;
export interface NoteTexts {
  readonly notes: Readonly<Record<NoteCode, string>>;
  readonly quantities: Readonly<Record<Quantity, string>>;
}
