/**
 * Aim: every recording is read as its page says (README.md beside it). Method: counts of a recording are
 * facts of the file, counted with other tools too: lines by `wc`, messages by gpsdecode and libais.
 */
import { describe, expect, it } from 'vitest';
import { hear, vector } from './help.js';

interface Facts {
  readonly lines: number;
  readonly messages: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly types: readonly number[];
}
const all = Array.from({ length: 27 }, (_, i) => i + 1);

const FACTS: Readonly<Record<string, Facts>> = {
  'norway-1000.nm4': { lines: 1000, messages: 877, rejected: {}, types: [1, 3, 5, 18, 24] },
  'nais300-merrimac.log': { lines: 579, messages: 536, rejected: {}, types: [1, 3, 5, 8, 18, 20] },
  'nais400-merrimac.log': {
    lines: 765,
    messages: 668,
    rejected: {},
    types: [1, 3, 4, 5, 8, 15, 18, 20, 21, 24],
  },
  'pyais-sample.nmea': {
    lines: 898,
    messages: 778,
    rejected: { empty: 100, incomplete: 20 },
    types: [1, 3, 4, 15, 18, 20, 24],
  },
  'gatehouse.nmea': { lines: 11, messages: 4, rejected: { checksum: 1 }, types: [1] },
  'libais-tagblock.nmea': { lines: 5, messages: 4, rejected: {}, types: [1, 5] },
  'libais-typeexamples.nmea': {
    lines: 26,
    messages: 26,
    rejected: {},
    types: all.filter((type) => type !== 19),
  },
  'libais-test.aivdm': {
    lines: 345,
    messages: 243,
    rejected: { unsupported: 17, short: 1 },
    types: all,
  },
};

describe('recordings', () => {
  for (const [name, facts] of Object.entries(FACTS)) {
    it(`${name}: ${facts.lines} lines, ${facts.messages} messages`, () => {
      const { messages, counts } = hear([vector(name)]);
      expect([counts.lines, counts.messages]).toEqual([facts.lines, facts.messages]);
      const rejected = Object.entries(counts.rejected).filter(([, count]) => count > 0);
      expect(Object.fromEntries(rejected)).toEqual(facts.rejected);
      expect([...new Set(messages.map((one) => one.type))].sort((a, b) => a - b)).toEqual(
        facts.types,
      );
      // A value that is not there is absent: none of these numbers leaves the decoder.
      for (const message of messages) {
        const said = new Map<string, unknown>(Object.entries(message));
        expect([102.3, 1023]).not.toContain(said.get('sogKn'));
        expect([181, 91, 360, 511]).not.toContain(said.get('lon'));
        expect([181, 91]).not.toContain(said.get('lat'));
        expect(said.get('cogDegTrue')).not.toBe(360);
        expect(said.get('headingDegTrue')).not.toBe(511);
        expect(Math.abs(Number(said.get('rotDegPerMin') ?? 0))).toBeLessThan(709);
      }
    });
  }

  it('norway: times of tag blocks; those of groups have wrong checksums and are dropped', () => {
    const { receptions, counts } = hear([vector('norway-1000.nm4')]);
    expect(receptions.filter(({ timeMs }) => timeMs !== undefined)).toHaveLength(754);
    expect(receptions.filter(({ parts }) => parts === 2)).toHaveLength(123);
    expect(counts.tagBlocksDropped).toBe(2 * 123);
    expect(new Set(receptions.map(({ talker }) => talker))).toEqual(new Set(['AI', 'AB', 'BS']));
  });
  it('merrimac: the own ship has no channel', () => {
    for (const [name, own] of [
      ['nais300-merrimac.log', 132],
      ['nais400-merrimac.log', 7],
    ] as const) {
      const { receptions } = hear([vector(name)]);
      expect(receptions.filter(({ ownShip }) => ownShip)).toHaveLength(own);
      expect(receptions.every(({ ownShip, channel }) => ownShip === (channel === undefined))).toBe(
        true,
      );
    }
  });
  it('libais: Coast Guard trailers give time and station to every message, one tag block a group', () => {
    for (const name of ['libais-test.aivdm', 'libais-typeexamples.nmea']) {
      const { receptions } = hear([vector(name)]);
      for (const one of receptions) {
        expect(one.timeMs).toBeGreaterThan(Date.UTC(2005, 0));
        expect(one.source).toMatch(/^[br]\w+$/);
      }
    }
    const { receptions } = hear([vector('libais-tagblock.nmea')]);
    expect(receptions.every(({ timeMs, source }) => timeMs !== undefined && source)).toBe(true);
    expect(receptions.filter(({ tag }) => tag?.group !== undefined)).toHaveLength(1);
  });
  it('gatehouse: a wrapper with a wrong checksum says nothing', () => {
    const { receptions } = hear([vector('gatehouse.nmea')]);
    const time = Date.UTC(2008, 4, 9, 0, 0, 0, 10);
    expect(receptions.map(({ timeMs }) => timeMs)).toEqual([time, undefined, undefined, undefined]);
  });
});
