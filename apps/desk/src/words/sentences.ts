/** The sentences that come with the data, set as the officer's language sets them. */
import * as protocol from '@straitwatch/protocol';
import { craftWord } from './craft-words.js';
import type { Language } from './index.js';
import { typeset } from './typeset.js';

export function refusalText(
  reason: Parameters<typeof protocol.refusalText>[0],
  language: Language,
): string {
  return typeset(protocol.refusalText(reason, language), language);
}

export function linkReasonText(
  reason: Parameters<typeof protocol.linkReasonText>[0],
  language: Language,
): string {
  return typeset(
    protocol.linkReasonText({ ...reason, ...coloursIn(reason, language) }, language),
    language,
  );
}

export function contraryText(
  one: Parameters<typeof protocol.contraryText>[0],
  language: Language,
): string {
  return typeset(protocol.contraryText(one, language), language);
}

/** Colours are facts of the record, in the words of whoever said them. */
function coloursIn(
  { code, facts }: Parameters<typeof protocol.linkReasonText>[0],
  language: Language,
): { facts?: Record<string, string | number> } {
  if (facts === undefined || (code !== 'same-colour' && code !== 'other-colour')) return {};
  return {
    facts: Object.fromEntries(
      Object.entries(facts).map(([key, said]) => [
        key,
        typeof said === 'string' ? craftWord('colours', said, language) : said,
      ]),
    ),
  };
}
