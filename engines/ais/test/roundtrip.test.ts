import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AisMessage, decodePayload, encodePayload, encodeSentences } from '../src/index.js';
import { arbitraryMessages } from './arbitrary.js';
import { hear } from './help.js';

/** Keys without a value do not count. */
const plain = (message: AisMessage | undefined) =>
  JSON.parse(JSON.stringify(message ?? null)) as unknown;

describe('decode(encode(message)) is the message', () => {
  const all = arbitraryMessages();
  it('for each of the 27 types', () => {
    expect(new Set(all.map(([type]) => type)).size).toBe(27);
  });
  for (const [type, arbitrary] of all) {
    it(`type ${type}`, () => {
      fc.assert(
        fc.property(arbitrary, (message) => {
          expect(plain(decodePayload(encodePayload(message)))).toEqual(plain(message));
        }),
        { seed: 1000 + type, numRuns: 150 },
      );
    });
  }
  it('through sentences, with a tag block', () => {
    fc.assert(
      fc.property(fc.oneof(...all.map(([, arbitrary]) => arbitrary)), (message) => {
        const lines = encodeSentences(message, {
          timeMs: 1768006800000,
          source: 'r1',
          sequence: 7,
        });
        for (const line of lines) expect(line.slice(line.indexOf('!')).length).toBeLessThan(83);
        const heard = hear([`${lines.join('\r\n')}\r\n`]);
        expect(plain(heard.messages[0])).toEqual(plain(message));
        expect(heard.receptions[0]).toMatchObject({ timeMs: 1768006800000, source: 'r1' });
      }),
      { seed: 77, numRuns: 300 },
    );
  });
});

describe('encoding refuses what does not fit', () => {
  it('a message without a sender', () => {
    const nobody: unknown = { type: 1 };
    expect(() => encodePayload(nobody as AisMessage)).toThrowError(/^mmsi: got undefined/);
  });
  const cases: [string, AisMessage][] = [
    ['lat', { type: 1, mmsi: 1, lat: 90.1 }],
    ['sogKn', { type: 1, mmsi: 1, sogKn: Number.NaN }],
    ['mmsi', { type: 1, mmsi: -1 }],
    ['shipName', { type: 5, mmsi: 1, shipName: 'É' }],
    ['destination', { type: 5, mmsi: 1, destination: 'X'.repeat(21) }],
    ['text', { type: 14, mmsi: 1, text: 'X'.repeat(162) }],
    ['dataHex', { type: 8, mmsi: 1, dataHex: 'xyz' }],
    ['requests', { type: 15, mmsi: 1, requests: [] }],
    ['mmsi', { type: 1, mmsi: 1.5 }],
    ['mmsi', { type: 1, mmsi: -1 }],
    ['mmsi', { type: 1, mmsi: 2 ** 30 }],
    ['imoNumber', { type: 5, mmsi: 1, imoNumber: 9_123_456.5 }],
    ['destinationMmsi', { type: 10, mmsi: 1, destinationMmsi: 0.5 }],
    ['lat', { type: 1, mmsi: 1, lat: Number.NaN }],
    ['lon', { type: 1, mmsi: 1, lon: Number.POSITIVE_INFINITY }],
    ['sogKn', { type: 1, mmsi: 1, sogKn: 102.3 }],
    ['second', { type: 1, mmsi: 1, second: 60 }],
    ['rotDegPerMin', { type: 1, mmsi: 1, rotDegPerMin: 720 }],
  ];
  for (const [field, message] of cases) {
    it(`${field} of ${JSON.stringify(message).slice(0, 60)}`, () => {
      expect(() => encodeSentences(message)).toThrowError(
        expect.objectContaining({ name: 'AisEncodeError', code: 'AIS_ENCODE', field }),
      );
    });
  }
});
