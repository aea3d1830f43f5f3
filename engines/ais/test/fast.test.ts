import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeGeneral } from '../src/codec/general.js';
import { createAisStream, decodePayload, encodePayload } from '../src/index.js';
import { arbitraryMessages } from './arbitrary.js';
import { hear, vector } from './help.js';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown;

// Aim: the fast roads say what the slow roads say.
describe('fast and slow twins agree', () => {
  it('generated decoders and tables, on any bits of any type', () => {
    const any = fc.tuple(
      fc.integer({ min: 0, max: 63 }),
      fc.array(fc.integer({ min: 0, max: 2 ** 30 - 1 }), { minLength: 20, maxLength: 20 }),
      fc.constantFrom(38, 72, 96, 100, 160, 162, 167, 168, 312, 320, 423, 424, 426, 500),
    );
    fc.assert(
      fc.property(any, ([type, words, bits]) => {
        const payload = encodePayload({ type: 1, mmsi: 0 });
        payload.words.set(words);
        payload.words[0] = ((words[0] ?? 0) & 0xffffff) | (type << 24);
        payload.bits = bits;
        expect(plain(decodePayload(payload))).toEqual(plain(decodeGeneral(payload)));
      }),
      { seed: 4, numRuns: 3000 },
    );
  });

  it('plain lines, and the same after a space, which only the slow road reads', () => {
    for (const name of ['norway-1000.nm4', 'nais400-merrimac.log', 'pyais-sample.nmea']) {
      const text = new TextDecoder().decode(vector(name));
      const fast = hear([text]);
      const slow = hear([text.replace(/(^|\n)(?=[!\\])/g, '$1 ')]);
      expect(slow.messages).toEqual(fast.messages);
      expect(slow.receptions).toEqual(fast.receptions);
      expect(slow.counts).toEqual(fast.counts);
      expect(fast.messages.length).toBeGreaterThan(600);
    }
  });

  it('every message of every kind decodes the same through both doors to the payload', () => {
    fc.assert(
      fc.property(fc.oneof(...arbitraryMessages().map(([, a]) => a)), (message) => {
        const payload = encodePayload(message);
        expect(plain(decodePayload(payload))).toEqual(plain(decodeGeneral(payload)));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('a stream used again after its end begins afresh', () => {
    const stream = createAisStream({ onMessage: () => undefined });
    const bytes = vector('nais300-merrimac.log');
    stream.push(bytes);
    stream.end();
    const { messages } = stream.counts;
    stream.push(bytes);
    stream.end();
    expect(stream.counts.messages).toBe(messages * 2);
  });
});
