/**
 * Refusals in words. Each sentence tells a tired officer what is missing and what to do about it, in
 * English and in French, written each for itself. The sentences stand in refusal-texts-en.ts and
 * refusal-texts-fr.ts; a test holds them against the codes of refusals.ts.
 */
import type { Facts, Language } from './refusal-facts.js';
import { contrarySentencesEn, contraryUnknownEn, refusalSentencesEn } from './refusal-texts-en.js';
import { contrarySentencesFr, contraryUnknownFr, refusalSentencesFr } from './refusal-texts-fr.js';
import { type ContraryWhy, contraryWhys, type RefusalReason } from './refusals.js';

export type { Language } from './refusal-facts.js';

/**
 * The sentence for one reason of a refusal, for example
 * `Boat D4 is accounted for: reopen it first if people may still be at sea.`
 * Facts that are absent are left out of it. Never throws.
 */
export function refusalText(
  reason: Pick<RefusalReason, 'code' | 'facts'>,
  language: Language,
): string {
  const sentences = language === 'fr' ? refusalSentencesFr : refusalSentencesEn;
  return sentences[reason.code](reason.facts);
}

/**
 * The sentence for something that speaks against a boat having ended. `report` is its report where
 * `facts` do not name it. A `why` that this build does not know gets a general sentence.
 */
export function contraryText(
  contrary: { why: string; facts: Facts; report?: string | undefined },
  language: Language,
): string {
  const { why, report } = contrary;
  const facts = report === undefined ? contrary.facts : { ...contrary.facts, report };
  const known = isContraryWhy(why);
  if (language === 'fr') return known ? contrarySentencesFr[why](facts) : contraryUnknownFr(facts);
  return known ? contrarySentencesEn[why](facts) : contraryUnknownEn(facts);
}

function isContraryWhy(why: string): why is ContraryWhy {
  return (contraryWhys as readonly string[]).includes(why);
}
