import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeUint } from '../src/bits.js';
import { decodePayload, encodePayload } from '../src/index.js';
import { TABLES } from '../src/tables/all.js';
import { arbitraryMessages } from './arbitrary.js';

/** The least that a table needs to be encoded. */
function bare(types: readonly number[], name: string) {
  const part = name.endsWith('PartA') ? { part: 'A' } : name.endsWith('PartB') ? { part: 'B' } : {};
  const requests = types[0] === 15 ? { requests: [{ mmsi: 1, messageType: 5 }] } : {};
  const message: unknown = { type: types[0], mmsi: 235070762, ...part, ...requests };
  return encodePayload(message as Parameters<typeof encodePayload>[0]);
}

describe('no sentinel leaves the decoder', () => {
  let looked = 0;
  for (const table of TABLES) {
    for (const field of table.fields) {
      if (!field.optional || field.overlay || field.kind === 'code') continue;
      it(`type ${table.types[0]} ${field.name}: "not available" is absent`, () => {
        const payload = bare(table.types, table.name);
        for (let i = 0; i < field.width; i += 30) {
          const width = Math.min(30, field.width - i);
          writeUint(
            payload.words,
            field.start + i,
            width,
            field.kind === 'text' ? 0 : field.absent,
          );
        }
        const message = decodePayload(payload);
        expect(message).toHaveProperty('mmsi', 235070762);
        expect(Object.entries(message ?? {})).toContainEqual([field.name, undefined]);
      });
      looked++;
    }
  }
  it('there were fields to look at', () => expect(looked).toBeGreaterThan(70));
});

describe('a payload cut anywhere', () => {
  it('gives what is there, marked, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(...arbitraryMessages().map(([, a]) => a)), (message) => {
        const whole = encodePayload(message);
        const { bits } = whole;
        for (let cut = 0; cut < bits; cut += 7) {
          whole.bits = cut;
          const got = decodePayload(whole);
          if (cut < 38) expect(got).toBeUndefined();
          else if (got !== undefined) expect(got.mmsi).toBe(message.mmsi);
        }
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  it('a class A position of 100 bits has a speed, no latitude, and the mark', () => {
    const payload = encodePayload({ type: 1, mmsi: 1, sogKn: 12.3, lon: 1.5, lat: 51 });
    payload.bits = 100;
    const message = decodePayload(payload);
    expect(message).toMatchObject({ sogKn: 12.3, lon: 1.5, truncated: true });
    expect(message).toHaveProperty('lat', undefined);
  });
});
