import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, canonicalText } from '../src/canonical.js';
import { bodies } from './support/drafts.js';

interface Vectors {
  readonly numbers: readonly (readonly [string, string | null])[];
  readonly texts: readonly { readonly input: string; readonly canonical: string }[];
}

const vectors: Vectors = JSON.parse(
  readFileSync(fileURLToPath(new URL('./vectors/rfc8785.json', import.meta.url)), 'utf8'),
);

describe('canonical text', () => {
  it('is what the canonicalize library writes, for any JSON', () => {
    fc.assert(
      fc.property(bodies, (body) => {
        expect(canonicalText(body)).toBe(canonicalize(body));
      }),
      { seed: 8785, numRuns: 2_000 },
    );
  });

  it('comes with the copy that parsing it would give, keys in the same order', () => {
    const check = (body: unknown): void => {
      const made = canonical(body);
      const parsed: unknown = JSON.parse(made?.text ?? '');
      expect(made?.copy).toStrictEqual(parsed);
      expect(JSON.stringify(made?.copy)).toBe(JSON.stringify(parsed));
    };
    fc.assert(fc.property(bodies, check), { seed: 8786, numRuns: 2_000 });
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`k${(n * 7) % 40}`, n]));
    check(JSON.parse('{"z":-0,"__proto__":{"b":[null,-0],"a":2},"10":1,"9":2}'));
    check(many);
    expect(canonical(many)?.text).toBe(canonicalize(many));
  });

  it('has a copy that later changes of the value do not reach', () => {
    const value = { list: [{ deep: 1 }] };
    const made = canonical(value);
    for (const item of value.list) item.deep = 2;
    value.list.push({ deep: 3 });
    expect(made?.copy).toEqual({ list: [{ deep: 1 }] });
  });

  it('has the numbers of RFC 8785, appendix B, and refuses those that are none', () => {
    expect(vectors.numbers).toHaveLength(26);
    for (const [bits, text] of vectors.numbers) {
      const value = Buffer.from(bits, 'hex').readDoubleBE(0);
      expect(canonicalText(value), bits).toBe(text ?? undefined);
    }
  });

  it('has the texts of RFC 8785, sections 3.2.2 and 3.2.3', () => {
    expect(vectors.texts).toHaveLength(2);
    for (const { input, canonical } of vectors.texts) {
      expect(canonicalText(JSON.parse(input))).toBe(canonical);
    }
  });

  it('sorts keys that look like numbers, and keeps a key named __proto__', () => {
    const odd: unknown = JSON.parse('{"10":1,"9":2,"__proto__":{"b":1,"a":2},"":3}');
    expect(canonicalText(odd)).toBe('{"":3,"10":1,"9":2,"__proto__":{"a":2,"b":1}}');
  });
});
