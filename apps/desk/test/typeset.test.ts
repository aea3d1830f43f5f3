import { describe, expect, it } from 'vitest';
import { duration } from '../src/format.js';
import { craftWord, engineWords, hullWords, languageWords } from '../src/words/craft-words.js';
import { catalogues } from '../src/words/index.js';
import { typeset } from '../src/words/typeset.js';

describe('how French is set', () => {
  it('has spaces that no line breaks at before its signs and inside its quotes', () => {
    expect(typeset('Pas fait : « non » ; vu ! Où ?', 'fr')).toBe(
      'Pas fait\u00a0: «\u00a0non\u00a0»\u202f; vu\u202f! Où\u202f?',
    );
    expect(typeset('à 0,4 NM, 97 %', 'fr')).toBe('à 0,4\u00a0NM, 97\u00a0%');
  });

  it('leaves times and English alone', () => {
    expect(typeset('à 02:10 UTC', 'fr')).toBe('à 02:10 UTC');
    expect(typeset('Not done: now', 'en')).toBe('Not done: now');
  });

  it('is so in every word of the French list', () => {
    const signs = Object.values(catalogues.fr).filter((text) => /[:;!?»]/.test(text));
    expect(signs.length).toBeGreaterThan(10);
    for (const text of signs) {
      const plain = text.replaceAll(/\{n, plural.*\}\}/g, '');
      expect(plain, text).not.toMatch(/ [:;!?»]|« |[\p{L}\d}](?:[;!?]|:(?!\d))/u);
    }
  });
});

describe('the words of a craft', () => {
  it('are those of the officer, whichever language they were said in', () => {
    const craft = { type: 'inflatable', colour: 'grey', engine: 'running', lengthM: 8.6 };
    expect(hullWords(craft, 'en')).toBe('grey inflatable, 9\u00a0m');
    expect(hullWords(craft, 'fr')).toBe('pneumatique gris, 9\u00a0m');
    expect(hullWords({ type: 'pneumatique', colour: 'noire' }, 'en')).toBe('black inflatable');
    expect(engineWords(craft, 'fr')).toBe('moteur en marche');
    expect(engineWords({ engine: 'en panne' }, 'en')).toBe('engine stopped');
  });

  it('stand as they came when they are not known', () => {
    expect(craftWord('types', 'pédalo', 'en')).toBe('pédalo');
    expect(hullWords({}, 'fr')).toBe('');
  });

  it('name a language by its code, known or not', () => {
    expect(languageWords(['ckb', 'en'], 'fr')).toBe('kurde (sorani), anglais');
    expect(languageWords(['ckb', 'en'], 'en')).toBe('Kurdish (Sorani), English');
    expect(languageWords(['ha'], 'fr')).toBe('haoussa');
    expect(languageWords(['some Kurdish'], 'fr')).toBe('some Kurdish');
  });
});

describe('a length of time', () => {
  it('is written in one way', () => {
    const minuteMs = 60_000;
    expect(duration(-5, 'en')).toBe('0\u00a0s');
    expect(duration(4 * minuteMs, 'en')).toBe('4\u00a0min');
    expect(duration(120 * minuteMs, 'fr')).toBe('2\u00a0h\u00a000');
    expect(duration(125 * minuteMs, 'en')).toBe('2\u00a0h\u00a005');
    expect(duration(72 * 60 * minuteMs, 'fr')).toBe('3\u00a0j');
  });
});
