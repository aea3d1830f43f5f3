import { describe, expect, it } from 'vitest';
import {
  type AisColumns,
  createColumnStream,
  createColumns,
  FLAG,
  PRESENT,
  PRESENT_STATIC,
} from '../src/index.js';
import { hear, vector } from './help.js';

/** A row as the object the other door would give, in so far as columns hold it. */
function rowOf(columns: AisColumns, row: number): Record<string, unknown> {
  const out: Record<string, unknown> = { type: columns.type[row], mmsi: columns.mmsi[row] };
  const texts: Record<string, number> = { callSign: 7, shipName: 20, destination: 20 };
  const read = (bits: Record<string, number>, mask: number) => {
    for (const [name, bit] of Object.entries(bits)) {
      if ((mask & bit) === 0 || name === 'timeMs') continue;
      const column = columns[name as keyof AisColumns] as Uint8Array;
      const width = texts[name];
      if (width === undefined) out[name] = column[row];
      else {
        const bytes = column.subarray(row * width, (row + 1) * width);
        out[name] = String.fromCharCode(...bytes).replace(/\0+$/, '');
      }
    }
  };
  read(PRESENT, columns.present[row] ?? 0);
  read(PRESENT_STATIC, columns.presentStatic[row] ?? 0);
  for (const [name, bit] of Object.entries(FLAG)) {
    if (((columns.flags[row] ?? 0) & bit) !== 0) out[name] = true;
  }
  return out;
}

const WORDS: Record<string, number> = {
  left: -1,
  right: 1,
  manual: 61,
  estimated: 62,
  inoperative: 63,
};
const FILLED = new Set([1, 2, 3, 4, 5, 9, 11, 18, 19, 24, 27]);

describe('columns', () => {
  for (const name of [
    'norway-1000.nm4',
    'nais400-merrimac.log',
    'pyais-sample.nmea',
    'libais-test.aivdm',
  ]) {
    it(`hold what the objects hold: ${name}`, () => {
      const rows: Record<string, unknown>[] = [];
      const columns = createColumns(100);
      const stream = createColumnStream(columns, {
        onBatch(batch) {
          for (let i = 0; i < batch.count; i++) rows.push(rowOf(batch, i));
        },
      });
      stream.push(vector(name));
      stream.end();
      const { messages, counts } = hear([vector(name)]);
      expect(stream.counts).toEqual(counts);
      expect(rows.length).toBe(messages.length);
      let compared = 0;
      messages.forEach((message, i) => {
        const row = rows[i] ?? {};
        expect([row.type, row.mmsi]).toEqual([message.type, message.mmsi]);
        if (!FILLED.has(message.type) || message.truncated === true) return;
        for (const [key, value] of Object.entries(message)) {
          if (!(key in PRESENT || key in PRESENT_STATIC || key in FLAG)) continue;
          const expected = typeof value === 'string' ? (WORDS[value] ?? value) : value;
          expect([key, row[key]]).toEqual([key, expected === false ? undefined : expected]);
          compared++;
        }
      });
      expect(compared).toBeGreaterThan(500);
    });
  }

  it('keep the time of the tag block', () => {
    const times = new Set<number>();
    const columns = createColumns(64);
    const stream = createColumnStream(columns, {
      onBatch(batch) {
        for (let i = 0; i < batch.count; i++) {
          if (((batch.present[i] ?? 0) & PRESENT.timeMs) !== 0) times.add(batch.timeMs[i] ?? 0);
        }
      },
    });
    stream.push(vector('norway-1000.nm4'));
    stream.end();
    expect([...times].every((time) => time >= 1565218798000 && time < 1565218900000)).toBe(true);
    expect(times.size).toBeGreaterThan(5);
  });
});
