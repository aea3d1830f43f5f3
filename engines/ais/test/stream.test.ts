import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAisStream, encodeSentences } from '../src/index.js';
import { hear, sentence, vector } from './help.js';

const ONE = '!AIVDM,1,1,,A,13F?Vv700<DJuLEtvep`iToV0<00,0*7B';
const A1 = '!AIVDM,2,1,3,B,55NBjP01mtGIL@CW;SM<D60P5Ld000000000000P0`<3557l0<50@kk@,0*66';
const A2 = '!AIVDM,2,2,3,B,K5h@00000000000,2*72';
const other = {
  type: 5,
  mmsi: 235070762,
  shipName: 'DOVER SEAWAYS',
  destination: 'CALAIS',
} as const;
const [B1 = '', B2 = ''] = encodeSentences(other, { channel: 'B', sequence: 3 });
const [C1 = '', C2 = ''] = encodeSentences(other, { channel: 'B', sequence: 4 });

describe('sentences', () => {
  it('any line ending and an unterminated last line are read', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      const heard = hear([[A1, A2, ONE].join(end)]);
      expect(heard.messages.map((m) => m.type)).toEqual([5, 1]);
      expect(heard.counts.lines).toBe(3);
    }
  });

  it('a line end ends a sentence, whatever follows: a torn line takes no other with it', () => {
    // Cut short, and with the next line its checksum would be right.
    const torn = sentence(
      'AIVDM,2,1,3,B,55NBjP01mtGIL@CW;SM<D60P5Ld000\n00000000P0`<3557l0<50@kk@,0',
    );
    expect(hear([`${torn}\n${ONE}\n`]).counts).toMatchObject({ lines: 3, messages: 1 });
    // A tag block that never ends, and further down a backslash before a sentence.
    const heard = hear([`\\s:r1\n${ONE}\n${A1}\n${A2}\nx\\${ONE}\n`]);
    expect(heard.counts).toMatchObject({ lines: 5, messages: 3 });
  });

  it('chunks may be cut anywhere', () => {
    const whole = vector('norway-1000.nm4');
    const expected = hear([whole]);
    expect(expected.counts.lines).toBe(1000);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1 }), (sizes) => {
        const chunks: Uint8Array[] = [];
        for (let at = 0, i = 0; at < whole.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          chunks.push(whole.subarray(at, at + size));
          at += size;
        }
        const heard = hear(chunks);
        expect(heard.counts).toEqual(expected.counts);
        expect(heard.messages).toEqual(expected.messages);
      }),
      { seed: 31, numRuns: 30 },
    );
  });

  it('a recording with every form of line may be cut in two at each of its bytes', () => {
    const whole = new TextEncoder().encode(
      [
        `\\s:r3669961,c:1120959341*51\\${ONE}\r\n`,
        `1120959341 ${ONE}\n`,
        `${ONE},1120959341,s:7\r`,
        `${A1}\n${ONE}\n${A2}\r\n`,
        '$PGHP,1,2008,5,9,0,0,0,10,338,2,,1,09*17\r\n',
        ONE,
      ].join(''),
    );
    const expected = hear([whole]);
    expect(expected.messages.map((one) => one.type)).toEqual([1, 1, 1, 1, 5, 1]);
    for (let at = 0; at <= whole.length; at += 1) {
      const heard = hear([whole.subarray(0, at), whole.subarray(at)]);
      expect(heard.counts).toEqual(expected.counts);
      expect(heard.messages).toEqual(expected.messages);
      expect(heard.receptions).toEqual(expected.receptions);
    }
    const bytes = Array.from(whole, (_, at) => whole.subarray(at, at + 1));
    expect(hear(bytes).messages).toEqual(expected.messages);
  });

  it('a wrong checksum is rejected and counted, a lower-case one is right', () => {
    const wrong = ONE.replace(/..$/, '00');
    const heard = hear([`${wrong}\n${ONE.slice(0, -2)}${ONE.slice(-2).toLowerCase()}\n`]);
    expect(heard.counts.rejected.checksum).toBe(1);
    expect(heard.messages).toHaveLength(1);
    expect(heard.rejects[0]).toMatchObject({
      reason: 'checksum',
      value: '00',
      expected: ONE.slice(-2),
    });
    expect(heard.rejects[0]?.line).toBe(wrong);
  });

  it('empty and numeric channels are kept, every talker is read, VDO is own ship', () => {
    const payload = '13F?Vv700<DJuLEtvep`iToV0<00';
    const heard = hear([
      `${sentence(`AIVDM,1,1,,,${payload},0`)}\n`,
      `${sentence(`BSVDM,1,1,,1,${payload},0`)}\n`,
      `${sentence(`ABVDO,1,1,,2,${payload},0`)}\n`,
    ]);
    expect(heard.receptions).toEqual([
      { talker: 'AI', ownShip: false, parts: 1 },
      { talker: 'BS', ownShip: false, parts: 1, channel: '1' },
      { talker: 'AB', ownShip: true, parts: 1, channel: '2' },
    ]);
  });

  it('a wrong tag-block checksum drops the block, not the sentence', () => {
    const heard = hear([`\\s:X,c:1565218798*00\\${ONE}\n\\c:1565218798*53\\${ONE}\n`]);
    expect(heard.messages).toHaveLength(2);
    expect(heard.counts.tagBlocksDropped).toBe(1);
    expect(heard.receptions.map((r) => r.timeMs)).toEqual([undefined, 1565218798000]);
  });

  it('a tag block may contain spaces, and milliseconds', () => {
    const content = 's: r1 , c: 1565218798123';
    const sum = sentence(content).slice(-2);
    const heard = hear([`\\${content}*${sum}\\${ONE}\n`]);
    expect(heard.receptions[0]).toMatchObject({ source: 'r1', timeMs: 1565218798123 });
  });

  it('a time before the sentence and a trailer after it are read', () => {
    const heard = hear([
      `2016-01-12 13:02:11.218 ${ONE}\n`,
      `1452603731 ${ONE}\n`,
      `${ONE},d-109,S2105,t050056.00,T56.137,r003669946,1325394060,1325394001\n`,
    ]);
    expect(heard.receptions.map((r) => r.timeMs)).toEqual([
      Date.UTC(2016, 0, 12, 13, 2, 11, 218),
      1452603731000,
      1325394060000,
    ]);
    expect(heard.receptions[2]?.trailer).toEqual({
      signalDbm: -109,
      slot: 2105,
      arrivalS: 56.137,
      station: 'r003669946',
      timeMs: 1325394060000,
    });
  });

  it('a Gatehouse wrapper gives its time to the sentence with its checksum', () => {
    const heard = hear([vector('gatehouse.nmea')]);
    expect(heard.messages).toHaveLength(4);
    expect(heard.receptions[0]?.timeMs).toBe(Date.UTC(2008, 4, 9, 0, 0, 0, 10));
    expect(heard.receptions[1]?.timeMs).toBeUndefined();
    expect(heard.counts.ignored.comment).toBe(1);
  });

  it('a lost line end loses neither sentence, a cut sentence loses only itself', () => {
    expect(hear([`${ONE}${ONE}\n`]).messages).toHaveLength(2);
    const heard = hear([`${ONE.slice(0, 30)}${ONE}\n`]);
    expect(heard.messages).toHaveLength(1);
    expect(heard.rejects).toHaveLength(1);
  });

  it('a line beyond the maximum is kept aside and the next one read', () => {
    const heard = hear([`${'x'.repeat(200_000)}\n${ONE}\n`]);
    expect(heard.counts.rejected.overflow).toBe(1);
    expect(heard.messages).toHaveLength(1);
  });

  it('a datagram is whole lines, with or without UdPbC', () => {
    const types: number[] = [];
    const stream = createAisStream({ onMessage: (m) => types.push(m.type) });
    stream.pushDatagram(new TextEncoder().encode(`UdPbC\0\\c:1565218798*53\\${ONE}\r\n`));
    stream.pushDatagram(new TextEncoder().encode(ONE));
    stream.pushDatagram(new TextEncoder().encode(ONE.slice(0, 20)));
    stream.pushDatagram(new TextEncoder().encode(ONE));
    expect(types).toEqual([1, 1, 1]);
    expect(stream.counts.rejected.malformed).toBe(1);
  });
});

describe('messages of several sentences', () => {
  const names = (lines: string[]) =>
    hear([`${lines.join('\n')}\n`]).messages.map((m) => (m.type === 5 ? m.shipName : m.type));
  const a = 'SEA HAWK';
  const b = 'DOVER SEAWAYS';

  it('two groups interleaved on one channel both assemble', () => {
    expect(names([A1, C1, A2, C2])).toEqual([a, b]);
  });
  it('part 2 before part 1 assembles', () => expect(names([A2, A1])).toEqual([a]));
  it('a repeated part changes nothing', () => expect(names([A1, A1, A2])).toEqual([a]));
  it('a repeated message is a second message, in order or not', () => {
    expect(names([A1, A2, A1, A2, A2, A1])).toEqual([a, a, a]);
  });
  it('a left-over part never joins the next message of its number', () => {
    expect(names([A1, A2, A2, B1, B2])).toEqual([a, b]);
  });
  it('a new first part ends the old group', () => {
    const heard = hear([[A1, B1, B2].join('\n')]);
    expect(heard.messages).toHaveLength(1);
    expect(heard.counts.rejected.incomplete).toBe(1);
  });
  it('a missing part is counted when the input ends', () => {
    expect(hear([A1]).counts.rejected.incomplete).toBe(1);
  });
  it('open groups are bounded in age by the clock, and by sentences without one', () => {
    const stream = createAisStream({ onMessage: () => undefined }, { maxGroupAgeMs: 1000 });
    const bytes = (line: string) => new TextEncoder().encode(`${line}\n`);
    stream.push(bytes(A1), 0);
    stream.push(bytes(A2), 1500);
    expect(stream.counts.messages).toBe(0);
    expect(stream.counts.rejected.incomplete).toBe(1);
    expect(
      hear([[A1, ...Array(20).fill(ONE), A2].join('\n')], { maxGroupAgeSentences: 10 }).counts,
    ).toMatchObject({ messages: 20, rejected: { incomplete: 2 } });
  });
  it('open groups are bounded in number, and the overflow is counted', () => {
    const lines = Array.from({ length: 10 }, (_, i) =>
      encodeSentences(other, { channel: 'B', sequence: i }).slice(0, 1),
    ).flat();
    const heard = hear([lines.join('\n')], { maxGroups: 4 });
    expect(heard.counts.rejected.overflow).toBe(6);
    expect(heard.counts.rejected.incomplete).toBe(4);
  });
});
