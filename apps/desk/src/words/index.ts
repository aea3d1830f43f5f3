/** Which language the page speaks, and how a sentence is filled. */
import { createContext, useContext } from 'react';
import { en, type Words } from './en.js';
import { fr } from './fr.js';

export type Language = 'en' | 'fr';
export const catalogues: Record<Language, Words> = { en, fr };
export const LanguageContext = createContext<Language>('en');

export interface Speech {
  language: Language;
  words: Words;
  /** A sentence with its facts filled in. */
  say: (key: keyof Words, facts?: Record<string, string | number>) => string;
}

export function speech(language: Language): Speech {
  const words = catalogues[language];
  return {
    language,
    words,
    say: (key, facts = {}) =>
      words[key].replaceAll(/\{(\w+)\}/g, (_all, name: string) => String(facts[name] ?? '?')),
  };
}

export function useWords(): Speech {
  return speech(useContext(LanguageContext));
}

const languageKey = 'straitwatch.language';

/** The language chosen before, else the browser's. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(languageKey);
  if (kept === 'en' || kept === 'fr') return kept;
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(languageKey, language);
}
