/**
 * Reading the facts of a refusal for a sentence. A fact may be absent, so each sentence has words for
 * that case too: an officer never reads a gap.
 */
import type { RefusalReason } from './refusals.js';

export type Facts = RefusalReason['facts'];
/** The languages of the sentences. */
export type Language = 'en' | 'fr';

/** Between a number and its unit, so that a line never breaks there. */
export const noBreak = '\u00a0';

/** The fact as text; `undefined` where it is absent, empty or not a number that can be shown. */
export function factText(facts: Facts, key: string): string | undefined {
  const value = Object.hasOwn(facts, key) ? facts[key] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  return String(value);
}

/** `make` filled with the fact, or `otherwise` where there is none. */
export function withFact(
  facts: Facts,
  key: string,
  { make, otherwise }: { make: (text: string) => string; otherwise: string },
): string {
  const text = factText(facts, key);
  return text === undefined ? otherwise : make(text);
}

/** The fact as a finite number, 0 included. */
export function factNumber(facts: Facts, key: string): number | undefined {
  const text = factText(facts, key);
  if (text === undefined) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** A time of the record taken apart, in UTC; `undefined` where it is absent or not a time. */
export function factTime(
  facts: Facts,
  key: string,
): { clock: string; day: number; month: number } | undefined {
  const text = factText(facts, key);
  const timeMs = text === undefined ? Number.NaN : Date.parse(text);
  if (!Number.isFinite(timeMs)) return undefined;
  const iso = new Date(timeMs).toISOString();
  return {
    clock: iso.slice(11, 16),
    day: Number(iso.slice(8, 10)),
    month: Number(iso.slice(5, 7)),
  };
}

/** The word for a fact from a table; the fact itself where the table does not know it. */
export function factWord(
  facts: Facts,
  {
    key,
    words,
    otherwise,
  }: { key: string; words: Readonly<Record<string, string>>; otherwise: string },
): string {
  const text = factText(facts, key);
  if (text === undefined) return otherwise;
  return Object.hasOwn(words, text) ? (words[text] ?? text) : text;
}

/** First letter large, for a sentence that begins with a fact. */
export function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
