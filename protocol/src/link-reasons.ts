/**
 * Why a report may be about a boat, in words. Reasons are written by code and facts, so that every
 * officer reads them in their own language; `text` is what a reader without the code falls back to.
 */
import type { LinkReason } from './entries.js';
import type { Facts, Language } from './refusal-facts.js';

type Sentence = (facts: Facts) => string;

const en = {
  'same-caller': (f) => `same caller as ${f.report}`,
  'refers-to': (f) => `refers to ${f.report}`,
  'out-of-reach': (f) => `${f.nm} NM from ${f.report}: too far`,
  near: (f) => `${f.nm} NM from ${f.report}`,
  reachable: (f) => `${f.nm} NM from ${f.report}, within reach`,
  'same-count': (f) => `${f.said} people, ${f.before} said before`,
  'other-count': (f) => `${f.said} people, but ${f.before} said before`,
  'same-colour': (f) => `${f.said} craft`,
  'other-colour': (f) => `${f.said} craft, but ${f.before} said before`,
  'put-when-taken': () => 'put here when it was taken',
  'first-report': () => 'the boat was opened by this report',
} satisfies Record<string, Sentence>;

/** The reasons that have sentences in both languages. */
export type LinkReasonCode = keyof typeof en;
export const linkReasonCodes = Object.keys(en) as readonly LinkReasonCode[];

const fr: Record<LinkReasonCode, Sentence> = {
  'same-caller': (f) => `même appelant que ${f.report}`,
  'refers-to': (f) => `renvoie à ${f.report}`,
  'out-of-reach': (f) => `à ${comma(f.nm)} NM de ${f.report} : trop loin`,
  near: (f) => `à ${comma(f.nm)} NM de ${f.report}`,
  reachable: (f) => `à ${comma(f.nm)} NM de ${f.report}, atteignable`,
  'same-count': (f) => `${f.said} personnes, ${f.before} dites avant`,
  'other-count': (f) => `${f.said} personnes, mais ${f.before} dites avant`,
  'same-colour': (f) => `coque « ${f.said} »`,
  'other-colour': (f) => `coque « ${f.said} », mais « ${f.before} » dit avant`,
  'put-when-taken': () => 'rattaché à la prise d’appel',
  'first-report': () => 'l’embarcation a été ouverte par ce signalement',
};

/** A reason with its English sentence, as it goes on the record. */
export function linkReason(code: LinkReasonCode, facts: Facts = {}): LinkReason {
  return { code, text: en[code](facts).slice(0, 300), facts };
}

/** The reason as a short phrase. One without facts, or of an unknown code, is given as it was written. */
export function linkReasonText(reason: LinkReason, language: Language): string {
  const { code, facts, text } = reason;
  if (facts === undefined || !Object.hasOwn(fr, code)) return text;
  const sentences: Record<LinkReasonCode, Sentence> = language === 'fr' ? fr : en;
  return sentences[code as LinkReasonCode](facts);
}

function comma(value: string | number | undefined): string {
  return String(value ?? '').replace('.', ',');
}
