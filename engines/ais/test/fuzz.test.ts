import { describe, expect, it } from 'vitest';
import { createAisStream, createColumnStream, createColumns } from '../src/index.js';
import { checksumHolds, Mutator } from './fuzz.js';
import { vector } from './help.js';

const NAMES = ['norway-1000.nm4', 'libais-test.aivdm', 'pyais-sample.nmea', 'gatehouse.nmea'];

function linesOf(name: string): Uint8Array[] {
  const text = new TextDecoder('latin1').decode(vector(name));
  return text.split(/\r?\n/).map((line) => Uint8Array.from(line, (c) => c.charCodeAt(0)));
}

// Aim: nothing in the input makes a stream throw, and no message comes out of a sentence whose
// checksum is wrong. Method: AIS_FUZZ_LINES mutated lines (50 000 without it) from a seed; each
// message of one sentence is checked against a checksum computed anew over its line. The whole ten
// millions: AIS_FUZZ_LINES=10000000 npx vitest run engines/ais/test/fuzz.test.ts
describe('mutated lines', () => {
  const total = Number(process.env.AIS_FUZZ_LINES ?? 50_000);
  const seed = Number(process.env.AIS_FUZZ_SEED ?? 20_260_110);

  it(`${total} of them, seed ${seed}: no throw, and no message without its checksum`, () => {
    const source = NAMES.flatMap(linesOf);
    const mutator = new Mutator(seed);
    const out = new Uint8Array(4096);
    const columns = createColumns(512);
    let current = '';
    let checked = 0;
    let wrong = 0;
    const stream = createAisStream({
      onMessage(message, reception) {
        if (reception.parts > 1) return;
        checked++;
        if (!checksumHolds(current) || message.mmsi < 0 || message.mmsi >= 2 ** 30) wrong++;
        if ('lat' in message && message.lat !== undefined && Math.abs(message.lat) > 90) wrong++;
        if ('lon' in message && message.lon !== undefined && Math.abs(message.lon) > 180) wrong++;
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
      stream.push(bytes);
      batch.push(bytes);
    }
    stream.end();
    batch.end();
    expect(wrong).toBe(0);
    expect(checked).toBeGreaterThan(total / 10);
    expect(stream.counts.lines).toBeGreaterThanOrEqual(lines);
    expect(stream.counts).toEqual(batch.counts);
    expect(stream.waitingGroups).toBe(0);
    const { rejected } = stream.counts;
    expect(rejected.checksum).toBeGreaterThan(total / 10);
  }, 3_600_000);

  it('the check itself finds a wrong checksum', () => {
    expect(checksumHolds('!AIVDM,1,1,,A,15N1u<PP1FJuvSRHOE6QIwwh0HQ6,0*30')).toBe(true);
    expect(checksumHolds('!AIVDM,1,1,,A,15N1u<PP1FJuvSRHOE6QIwwh0HQ6,0*31')).toBe(false);
  });
});
