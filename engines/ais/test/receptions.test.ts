import { expect, test } from 'vitest';
import { createAisStream, encodeSentences, type Reception } from '../src/index.js';

const [LINE = ''] = encodeSentences({
  type: 18,
  mmsi: 235070762,
  lat: 51.01,
  lon: 1.6,
  sogKn: 4.5,
});

/** A sentence with some of its characters changed and the checksum made right again. */
function changed(from: string, to: string): string {
  const body = LINE.slice(1, LINE.indexOf('*')).replace(from, to);
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return `!${body}*${sum.toString(16).toUpperCase().padStart(2, '0')}`;
}

function tagged(timeS: number): string {
  const body = `c:${timeS}`;
  let sum = 0;
  for (const character of body) sum ^= character.charCodeAt(0);
  return `\\${body}*${sum.toString(16).padStart(2, '0')}\\${LINE}`;
}

// Aim: an object stream keeps receptions of plain lines and gives them again; each must still say
// what stands around its own line. Method: every pair of differing lines, in both orders, twice.
test('a reception that is given again says what its own line says', () => {
  const forms: readonly (readonly [string, Partial<Reception>])[] = [
    [LINE, { talker: 'AI', ownShip: false, channel: 'A', timeMs: undefined, tag: undefined }],
    [changed('AIVDM', 'AIVDO'), { talker: 'AI', ownShip: true, channel: 'A' }],
    [changed('AIVDM', 'BSVDM'), { talker: 'BS', ownShip: false, channel: 'A' }],
    [changed(',A,', ',B,'), { talker: 'AI', channel: 'B' }],
    [changed(',A,', ',,'), { talker: 'AI', channel: undefined }],
    [tagged(1_565_218_798), { timeMs: 1_565_218_798_000, tag: { timeMs: 1_565_218_798_000 } }],
    [tagged(1_565_218_799), { timeMs: 1_565_218_799_000, tag: { timeMs: 1_565_218_799_000 } }],
  ];
  const heard: Reception[] = [];
  const stream = createAisStream({ onMessage: (_message, reception) => heard.push(reception) });
  const expected: Partial<Reception>[] = [];
  for (const one of forms) {
    for (const other of forms) {
      for (const [line, says] of [one, other, one, other]) {
        stream.push(new TextEncoder().encode(`${line}\n`));
        expected.push(says);
      }
    }
  }
  expect(heard).toHaveLength(expected.length);
  for (const [i, says] of expected.entries()) expect(heard[i]).toMatchObject(says);
});

test('lines received alike share one reception, so that nothing is made for it', () => {
  const heard: Reception[] = [];
  const stream = createAisStream({ onMessage: (_message, reception) => heard.push(reception) });
  stream.push(new TextEncoder().encode(`${LINE}\n`.repeat(3)));
  expect(new Set(heard).size).toBe(1);
});
