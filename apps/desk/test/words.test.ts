import { describe, expect, it } from 'vitest';
import { en } from '../src/words/en.js';
import { fr } from '../src/words/fr.js';

const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the words of the desk', () => {
  for (const key of Object.keys(en) as (keyof typeof en)[]) {
    it(`${key}: both languages say something and show the same facts`, () => {
      expect(fr[key].trim()).not.toBe('');
      expect(holes(fr[key])).toEqual(holes(en[key]));
    });
  }
});
