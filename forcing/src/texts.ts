/** Sentences for the people who bring a file, by code, in both languages of the house. */
import type { ForcingError } from './errors.js';
import { noteTextsEn, refusalTextsEn } from './texts-en.js';
import { noteTextsFr, refusalTextsFr } from './texts-fr.js';
import type { ForcingNote, Quantity } from './types.js';

export const languages = ['en', 'fr'] as const;
export type Language = (typeof languages)[number];

/** Why something is refused and what to do; what exactly was found stands in the error itself. */
export function refusalText(error: ForcingError, language: Language): string {
  const texts = language === 'fr' ? refusalTextsFr : refusalTextsEn;
  return texts[error.code];
}

/** A note as a sentence, its facts filled in. */
export function noteText(note: ForcingNote, language: Language): string {
  const { notes, quantities } = language === 'fr' ? noteTextsFr : noteTextsEn;
  const sentence = notes[note.code].replace(/\{(\w+)\}/g, (_all, name: string) =>
    String(note.facts[name] ?? ''),
  );
  const about = note.quantity === undefined ? '' : quantities[note.quantity];
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return about === '' ? sentence : `${about}${colon}${sentence}`;
}

export function quantityText(quantity: Quantity, language: Language): string {
  return (language === 'fr' ? noteTextsFr : noteTextsEn).quantities[quantity];
}
