/** What stands around a sentence: tag blocks, times before it, trailers, wrappers; and who wins. */
import { describe, expect, it } from 'vitest';
import { encodeSentences, type Reception } from '../src/index.js';
import { hear, sentence } from './help.js';

const ONE = '!AIVDM,1,1,,A,13F?Vv700<DJuLEtvep`iToV0<00,0*7B';
const [FIRST = '', SECOND = ''] = encodeSentences({ type: 5, mmsi: 235070762, shipName: 'DOVER' });

/** A tag block with its checksum. */
function tag(content: string): string {
  return `\\${content}*${sentence(content).slice(-2)}\\`;
}

function one(text: string): Reception | undefined {
  const heard = hear([text]);
  expect(heard.messages).toHaveLength(1);
  return heard.receptions[0];
}

describe('a tag block', () => {
  it('gives each of its keys', () => {
    expect(one(tag('c:1565218798,s:r1,d:d1,g:1-2-33,n:7,r:5,t:hello,x:9') + ONE)?.tag).toEqual({
      timeMs: 1565218798000,
      source: 'r1',
      destination: 'd1',
      group: { part: 1, total: 2, id: 33 },
      lineCount: 7,
      relativeTime: 5,
      text: 'hello',
      other: { x: '9' },
    });
    expect(one(tag('i:info') + ONE)?.tag).toEqual({ text: 'info' });
  });
  it('may have spaces around keys and values, and within values', () => {
    expect(one(tag(' c : 1565218798 , s : r 1 , g : 1-2-33 ') + ONE)?.tag).toEqual({
      timeMs: 1565218798000,
      source: 'r 1',
      group: { part: 1, total: 2, id: 33 },
    });
  });
  it('may have a lower-case checksum, and a space before the sentence', () => {
    const lower = tag('s:b').replace(/\*../, (sum) => sum.toLowerCase());
    expect(lower).not.toBe(tag('s:b'));
    expect(one(`${lower} ${ONE}`)).toMatchObject({ source: 'b' });
  });
  const seconds = 1565218798;
  for (const [text, timeMs] of [
    [`${seconds}`, seconds * 1000],
    [`${seconds}123`, seconds * 1000 + 123],
    [`${seconds}.25`, seconds * 1000 + 250],
    ['soon', undefined],
  ] as const) {
    it(`c:${text} is ${timeMs}`, () => expect(one(tag(`c:${text}`) + ONE)?.timeMs).toBe(timeMs));
  }
  it('may follow another: both count, the later one first; a wrong one says nothing', () => {
    const later = tag('c:1565218799,s:b');
    expect(one(tag('s:a,n:4') + later + ONE)).toMatchObject({
      timeMs: 1565218799000,
      source: 'b',
      tag: { lineCount: 4, source: 'b' },
    });
    expect(one(later + tag('n:4') + ONE)).toMatchObject({ timeMs: 1565218799000, source: 'b' });
    const wrong = '\\s:x,n:9*00\\';
    const heard = hear([tag('n:4') + wrong + tag('s:b') + ONE]);
    expect(heard.receptions[0]?.tag).toEqual({ lineCount: 4, source: 'b' });
    expect(heard.counts.tagBlocksDropped).toBe(1);
  });
});

describe('a time before the sentence', () => {
  const noon = Date.UTC(2016, 0, 12, 13, 2, 11);
  for (const [text, timeMs] of [
    ['1452603731', noon],
    ['1452603731000', noon],
    ['1452603731.25', noon + 250],
    ['2016-01-12T13:02:11Z', noon],
    ['2016-01-12 13:02:11.218', noon + 218],
    ['2016-01-12T13:02:11+02:00', noon - 7_200_000],
    ['[2016/01/12 13:02:11]', noon],
    ['20160112130211', noon],
    ['20160112T130211Z', noon],
    ['20161312130211', undefined],
    ['2016-01-12 25:02:11', undefined],
    ['12', undefined],
  ] as const) {
    for (const gap of [' ', ',', '\t']) {
      it(`${text} and ${JSON.stringify(gap)}: ${timeMs}`, () => {
        expect(one(`${text}${gap}${ONE}`)?.timeMs).toBe(timeMs);
      });
    }
  }
  it('counts where the tag block has none, and not where it has one', () => {
    expect(one(`1452603731 ${tag('s:a')}${ONE}`)).toMatchObject({ timeMs: noon, source: 'a' });
    expect(one(`1452603731 ${tag('c:1565218798')}${ONE}`)?.timeMs).toBe(1565218798000);
  });
});

describe('a trailer', () => {
  const timeMs = 1325394060000;
  for (const [text, expected] of [
    [',1325394060', { timeMs }],
    [',r003669946,1325394060', { timeMs, source: 'r003669946' }],
    [',b003669710,1325394060', { timeMs, source: 'b003669710' }],
    [
      ',s26843,d-096,T57.46,x164532,r3669961,1325394060',
      { timeMs, trailer: { signalDbm: -96, arrivalS: 57.46, station: 'r3669961', timeMs } },
    ],
  ] as const) {
    it(text, () => expect(one(ONE + text)).toMatchObject(expected));
  }
});

describe('a message of several sentences', () => {
  const timed = tag('c:1565218798,s:q');
  it('has the time and the source of whichever part has them, in any order', () => {
    for (const lines of [
      [timed + FIRST, SECOND],
      [FIRST, timed + SECOND],
      [SECOND, timed + FIRST],
      [`${FIRST},rq,1565218798`, SECOND],
      [FIRST, `${SECOND},rq,1565218798`],
      [tag('n:1') + FIRST, timed + SECOND],
    ]) {
      const reception = one(lines.join('\n'));
      expect(reception).toMatchObject({ timeMs: 1565218798000, parts: 2 });
      expect(['q', 'rq']).toContain(reception?.source);
    }
  });
  it('keeps what the part received first said', () => {
    const reception = one(`${timed}${FIRST}\n${tag('c:1565218799,s:q,n:5')}${SECOND}`);
    expect(reception).toMatchObject({ timeMs: 1565218798000, source: 'q' });
  });
});
