/** Which language the page speaks, and how a sentence is filled. */
import { IntlMessageFormat } from 'intl-messageformat';
import { createContext, useContext } from 'react';
import { en, type Words } from './en.js';
import { fr as frenchAsWritten } from './fr.js';
import { type Language, typeset } from './typeset.js';

export type { Language };

/** The French list is written with ordinary spaces; here it gets those that a line never breaks at. */
const fr = Object.fromEntries(
  Object.entries(frenchAsWritten).map(([key, text]) => [key, typeset(text, 'fr')]),
) as Words;
export const catalogues: Record<Language, Words> = { en, fr };
export const LanguageContext = createContext<Language>('en');

type Facts = Record<string, string | number>;

export interface Speech {
  language: Language;
  words: Words;
  /** A sentence with its facts filled in; plurals by the rules of the language. */
  say: (key: keyof Words, facts?: Facts) => string;
  /** What somebody said, between the quotation marks of the language. */
  quote: (text: string) => string;
}

function makeSpeech(language: Language): Speech {
  const words = catalogues[language];
  const formats = new Map<string, IntlMessageFormat>();
  return {
    language,
    words,
    say: (key, facts = {}) => {
      let format = formats.get(key);
      if (format === undefined) {
        format = new IntlMessageFormat(words[key], language);
        formats.set(key, format);
      }
      return String(format.format(facts));
    },
    quote: (text) => (language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`),
  };
}

const speeches: Record<Language, Speech> = { en: makeSpeech('en'), fr: makeSpeech('fr') };

export function speech(language: Language): Speech {
  return speeches[language];
}

export function useWords(): Speech {
  return speeches[useContext(LanguageContext)];
}

/** A word that comes with the data (a sign, a channel, a status), or what came, where we have none. */
export function wordFor(words: Words, key: string): string {
  return Object.hasOwn(words, key) ? words[key as keyof Words] : key;
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
