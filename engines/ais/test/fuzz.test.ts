import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { armouredOf } from '../src/bits.js';
import { createAisStream, createColumnStream, createColumns } from '../src/index.js';
import { Mutator, plainSentences, Witness } from './fuzz.js';
import { hear, vector } from './help.js';

const NAMES = ['norway-1000.nm4', 'libais-test.aivdm', 'pyais-sample.nmea', 'gatehouse.nmea'];

function linesOf(name: string): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(vector(name));
  return text.split(/\r?\n/).map((line) => Uint8Array.from(line, (c) => c.charCodeAt(0)));
}

// Aim: nothing in the input makes a stream throw, and no message comes out of a sentence whose
// checksum is wrong. Method: AIS_FUZZ_LINES mutated lines (50 000 without it) from a seed; a slow
// twin reads each line by a pattern, and must know every message's payload: whole in the line at hand,
// or as a joint of parts that all were right. The whole ten millions:
// AIS_FUZZ_LINES=10000000 npx vitest run engines/ais/test/fuzz.test.ts
describe('mutated lines', () => {
  const total = Number(process.env.AIS_FUZZ_LINES ?? 50_000);
  const seed = Number(process.env.AIS_FUZZ_SEED ?? 20_260_110);

  it(`${total} of them, seed ${seed}: no throw, and no message without its checksum`, async ({
    annotate,
  }) => {
    const source = NAMES.flatMap(linesOf);
    const mutator = new Mutator(seed);
    const witness = new Witness();
    const out = new Uint8Array(4096);
    const columns = createColumns(512);
    let checked = 0;
    let joined = 0;
    let mostWaiting = 0;
    const wrong: string[] = [];
    let current = '';
    const stream = createAisStream({
      onMessage(message, { talker, ownShip, channel, parts }, payload) {
        checked++;
        if (parts > 1) joined++;
        const station = `${talker}VD${ownShip ? 'O' : 'M'},${parts},${channel ?? ''}`;
        const { armoured } = armouredOf(payload);
        if (!witness.heard(station, parts, armoured)) wrong.push(current);
        const { lat = 0, lon = 0 } = 'lat' in message ? message : {};
        if (Math.abs(lat) > 90 || Math.abs(lon) > 180) wrong.push(current);
      },
    });
    const batch = createColumnStream(columns, { onBatch: () => undefined });
    let lines = 0;
    for (let i = 0; i < total; i++) {
      const from = source[mutator.next(source.length)] ?? new Uint8Array();
      const end = mutator.line(from, out, 0);
      out[end] = 10;
      const bytes = out.subarray(0, end + 1);
      for (const byte of bytes) if (byte === 10) lines++;
      current = String.fromCharCode(...bytes);
      witness.hear(current);
      stream.push(bytes);
      batch.push(bytes);
      mostWaiting = Math.max(mostWaiting, stream.waitingGroups);
    }
    stream.end();
    batch.end();
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(total / 10);
    expect(joined).toBeGreaterThan(total / 100);
    expect(stream.counts.lines).toBeGreaterThanOrEqual(lines);
    expect(stream.counts).toEqual(batch.counts);
    expect(stream.waitingGroups).toBe(0);
    // Open groups have their bound, and old ones went: more were given up than were ever open.
    expect(mostWaiting).toBeLessThanOrEqual(64);
    const { rejected } = stream.counts;
    expect(rejected.incomplete).toBeGreaterThan(mostWaiting);
    expect(rejected.checksum).toBeGreaterThan(total / 10);
    const { messages } = stream.counts;
    await annotate(JSON.stringify({ lines, messages, joined, mostWaiting, rejected }));
  }, 3_600_000);

  it('the twin itself finds a wrong checksum, and a joint of parts that do not belong', () => {
    const right = '!AIVDM,1,1,,A,15N1u<PP1FJuvSRHOE6QIwwh0HQ6,0*30';
    expect(plainSentences(right)).toHaveLength(1);
    expect(plainSentences(right.replace('*30', '*31'))).toHaveLength(0);
    const witness = new Witness();
    witness.hear('!AIVDM,2,1,3,B,55NBjP01mtGIL@CW;SM<D60P5Ld000000000000P0`<3557l0<50@kk@,0*66');
    witness.hear('!AIVDM,2,2,3,B,K5h@00000000000,2*72');
    const first = '55NBjP01mtGIL@CW;SM<D60P5Ld000000000000P0`<3557l0<50@kk@';
    expect(witness.heard('AIVDM,2,B', 2, `${first}K5h@00000000000`)).toBe(true);
    expect(witness.heard('AIVDM,2,B', 2, `${first}K5h@00000000001`)).toBe(false);
    expect(witness.heard('AIVDM,2,A', 2, `${first}K5h@00000000000`)).toBe(false);
  });
});

interface Found {
  readonly what: string;
  readonly replay: string;
  readonly line: string;
  readonly messages: number;
  readonly rejected: Readonly<Record<string, number>>;
}

describe('lines that mutation once found', () => {
  const file = new URL('./vectors/found-by-mutation.json', import.meta.url);
  const all = JSON.parse(readFileSync(file, 'utf8')) as Found[];
  for (const { what, replay, line, messages, rejected } of all) {
    it(`${what} (${replay})`, () => {
      const { counts } = hear([line]);
      expect(counts.messages).toBe(messages);
      expect(counts.rejected).toMatchObject(rejected);
    });
  }
});
