import { describe, expect, it } from 'vitest';
import { linkReason, linkReasonCodes, linkReasonText } from '../src/index.js';

const facts = { report: 'D-r3', nm: '0.4', said: 33, before: 30 };

describe('why a report may be about a boat', () => {
  for (const code of linkReasonCodes) {
    it(`${code}: has a sentence of its own in each language, without a gap`, () => {
      const reason = linkReason(code, facts);
      const english = linkReasonText(reason, 'en');
      const french = linkReasonText(reason, 'fr');
      expect(english).toBe(reason.text);
      expect(french).not.toBe(english);
      for (const text of [english, french]) expect(text).not.toMatch(/undefined|\{|^$/);
    });
  }

  it('writes a decimal comma in French', () => {
    expect(linkReasonText(linkReason('near', facts), 'fr')).toBe('à 0,4 NM de D-r3');
  });

  it('gives a reason without facts, or of a later version, as it was written', () => {
    expect(linkReasonText({ code: 'near', text: 'close by' }, 'fr')).toBe('close by');
    const later = { code: 'from-a-later-version', text: 'same drift', facts };
    expect(linkReasonText(later, 'fr')).toBe('same drift');
    expect(linkReasonText({ code: 'toString', text: 'as said', facts }, 'en')).toBe('as said');
  });
});
