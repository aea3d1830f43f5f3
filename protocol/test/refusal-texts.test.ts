import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contraryText, type Language, refusalText } from '../src/refusal-texts.js';
import { contraryWhys, refusalCodes } from '../src/refusals.js';
import { contraryFacts, refusalFacts, silentContraryFacts, silentFacts } from './refusal-facts.js';

const languages = ['en', 'fr'] as const;

/** How a fact may stand in a sentence: itself, or the word for it. */
const words: Record<Language, Record<string, string>> = {
  en: {
    uk: 'Dover',
    fr: 'Gris-Nez',
    'read-only': 'read-only',
    'report.link': 'link a report',
    recovered: 'recovery',
    '2026-01-10T03:12:40.000Z': '03:12 UTC on 10 January',
  },
  fr: {
    uk: 'Douvres',
    fr: 'Gris-Nez',
    'read-only': 'lecture seule',
    'report.link': 'rattacher un signalement',
    recovered: 'récupération',
    distress: 'détresse',
    proceeding: 'en route',
    tasked: 'confiée',
    done: 'terminée',
    '12.3': '12,3',
    '2026-01-10T03:12:40.000Z': '03:12\u00a0UTC le 10\u00a0janvier',
  },
};

/** All that is wrong with the shape of a sentence; empty when it may be shown. */
function faults(text: string, language: Language): string[] {
  const found: string[] = [];
  const check = (pattern: RegExp, fault: string): void => {
    if (pattern.test(text)) found.push(`${fault}: ${text}`);
  };
  check(/undefined|null|NaN|Infinity|\[object|\{|\}/, 'a gap shows');
  check(/ {2}|^\s|\s$|\(\s*\)|,\s*,| [,.]/, 'a hole where a fact was');
  check(/^[^A-ZÀÉÊ0-9«]/, 'no capital at the start');
  check(/[^.]$/, 'no full stop at the end');
  check(/[\p{Ll}\d)]\.\s+\p{Lu}/u, 'more than one sentence');
  check(/'/, 'a straight apostrophe');
  if (language === 'fr') {
    check(/[^\u00a0\u202f\d][:;?!]|\d[;?!]|\d:(?!\d)/, 'no no-break space before : ; ? !');
    check(/«(?!\u00a0)|(?<!\u00a0)»/, 'no no-break space inside guillemets');
    check(/["“”]/, 'English quotation marks');
    check(/\d (?:UTC|milles|personnes?|minutes)/, 'a number may lose its unit at a line end');
    check(/\b(?:boat|report|handover|officer|link|task)\b/, 'an English word');
    check(/\b(?:bateau|signalisation|navette|tâche)\b/, 'a word that is not in the glossary');
  } else {
    check(/[\u00a0\u202f ][:;?!]/, 'a space before : ; ? !');
    check(/\b(?:vessel D|ship D|migrant|illegal)/, 'a word that is not in the glossary');
  }
  return found;
}

describe('the check on sentences itself', () => {
  it('finds a gap, a hole, a bare colon in French and an English word', () => {
    expect(faults('Boat undefined is open.', 'en')).toHaveLength(1);
    expect(faults('Boat  is open.', 'en')).toHaveLength(1);
    expect(faults('L’embarcation D4 : rouvrez-la.', 'fr')).toHaveLength(1);
    expect(faults('Le boat D4 est ouvert.', 'fr')).toHaveLength(1);
    expect(faults('Reçu à 03:12\u00a0UTC.', 'fr')).toEqual([]);
  });
});

describe.each(languages)('sentences in %s', (language) => {
  it('say every fact that the rules give with a code', () => {
    expect(Object.keys(refusalFacts).sort()).toEqual([...refusalCodes].sort());
    const unsaid: string[] = [];
    for (const code of refusalCodes) {
      const text = refusalText({ code, facts: refusalFacts[code] }, language);
      expect(faults(text, language)).toEqual([]);
      for (const [key, value] of Object.entries(refusalFacts[code])) {
        if (silentFacts[code]?.includes(key)) continue;
        const shown = words[language][String(value)] ?? String(value);
        if (!text.includes(shown)) unsaid.push(`${code}: ${key} in: ${text}`);
      }
    }
    expect(unsaid).toEqual([]);
  });

  it('say every fact of what speaks against an ending, alone and as a refusal', () => {
    for (const why of contraryWhys) {
      const facts = contraryFacts[why];
      const text = contraryText({ why, facts }, language);
      expect(faults(text, language)).toEqual([]);
      expect(refusalText({ code: 'contrary-report', facts: { ...facts, why } }, language)).toBe(
        text,
      );
      for (const [key, value] of Object.entries(facts)) {
        const shown = words[language][String(value)] ?? String(value);
        if (!silentContraryFacts[why]?.includes(key)) expect(text).toContain(shown);
      }
      const linked = { ...facts, why, boat: 'D4' };
      expect(
        faults(refusalText({ code: 'link-contradicts-end', facts: linked }, language), language),
      ).toEqual([]);
    }
  });

  it('leave out facts that are absent, whichever they are, and never show a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...refusalCodes),
        fc.constantFrom(...contraryWhys, 'a-later-word'),
        fc.infiniteStream(fc.boolean()),
        (code, why, keep) => {
          const all = { ...contraryFacts[why as 'undecided'], ...refusalFacts[code] };
          const facts = Object.fromEntries(Object.entries(all).filter(() => keep.next().value));
          expect(faults(refusalText({ code, facts }, language), language)).toEqual([]);
          expect(faults(contraryText({ why, facts }, language), language)).toEqual([]);
        },
      ),
      { seed: 20211124, numRuns: 1500 },
    );
  });

  it('take an empty text and a number that is none for an absent fact', () => {
    const facts = {
      officer: '',
      boat: '',
      report: Number.NaN,
      recovered: Number.POSITIVE_INFINITY,
    };
    for (const code of refusalCodes) {
      expect(faults(refusalText({ code, facts }, language), language)).toEqual([]);
    }
  });

  it('are different for every code', () => {
    const texts = refusalCodes.map((code) => refusalText({ code, facts: {} }, language));
    const twice = texts.filter((text, at) => texts.indexOf(text) !== at);
    expect(twice).toEqual([]);
  });
});

describe('words of the screen', () => {
  it('name the report that stands beside the facts, and know later words in general terms', () => {
    const one = { why: 'undecided', facts: {}, report: 'D-r17' };
    expect(contraryText(one, 'en')).toContain('D-r17');
    expect(contraryText({ ...one, why: 'from-a-later-version' }, 'en')).toContain('speaks against');
    expect(contraryText({ ...one, why: 'toString' }, 'fr')).toContain('contredit');
  });

  it('send a reader to an officer, and an officer away from what machines do', () => {
    const of = (role: string, command: string): string =>
      refusalText({ code: 'role-not-allowed', facts: { role, command } }, 'en');
    expect(of('read-only', 'report.link')).toBe(
      'A read-only account may not link a report: ask a watch officer.',
    );
    expect(of('watch-officer', 'report.propose-link')).toContain('left to the system');
  });

  it('count one person as one, in both languages', () => {
    const facts = { report: 'D-r1', count: 1, recovered: 0, missing: 1 };
    expect(contraryText({ why: 'more-people', facts }, 'en')).toContain('1 person and');
    expect(contraryText({ why: 'more-people', facts }, 'fr')).toContain('1\u00a0personne\u00a0;');
  });
});
