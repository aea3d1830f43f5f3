import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  createAisStream,
  createGpsdPrinter,
  decodePayload,
  gpsdJson,
  payloadOf,
} from '../src/index.js';
import { vector } from './help.js';

interface Difference {
  readonly armoured: string;
  readonly fill: number;
  readonly ours: unknown;
  readonly theirs: unknown;
}
interface Frozen {
  readonly recordings: Readonly<Record<string, { lines: number; sha256: string }>>;
  readonly libais: Readonly<Record<string, readonly Difference[]>>;
  /** Payload, fill bits, and a mark of gpsdecode's line: null where it refuses the length. */
  readonly random: readonly (readonly [armoured: string, fill: number, mark: string | null])[];
}
interface Content {
  readonly armoured: string;
  readonly fill: number;
  readonly gpsdecode: string;
}

function json<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8')) as T;
}

// Aim: what gpsdecode 3.22 and libais 0.17 said stays what we measure ourselves by, without either
// of them here. Method: bench/agreement.mjs --write asks both programs and writes what they print.
describe('agreement with gpsdecode', () => {
  const { recordings } = json<Frozen>('agreement.json');
  it('all recordings are in the list', () => expect(Object.keys(recordings)).toHaveLength(8));
  for (const [name, { lines, sha256 }] of Object.entries(recordings)) {
    it(`${name}: the ${lines} lines of gpsdecode -s, in order and to the byte`, () => {
      const out: string[] = [];
      const printer = createGpsdPrinter();
      const stream = createAisStream({
        onMessage(_message, reception, payload) {
          const line = printer.line(payload, reception.channel);
          if (line !== undefined) out.push(line);
        },
      });
      stream.push(vector(name));
      stream.end();
      expect(out).toHaveLength(lines);
      expect(createHash('sha256').update(out.join('\n')).digest('hex')).toBe(sha256);
    });
  }

  const contents = json<Content[]>('gpsd-contents.json');
  it('there are contents to look at', () => expect(contents.length).toBeGreaterThan(25));
  for (const { armoured, fill, gpsdecode } of contents) {
    const name = /"type":(\d+).*"dac":(\d+),"fid":(\d+)/.exec(gpsdecode)?.slice(1).join('/');
    it(`content ${name} of ${armoured.length} characters`, () => {
      const payload = payloadOf(armoured, fill);
      if (payload === undefined) throw new Error('no payload');
      expect(gpsdJson(payload)).toBe(gpsdecode);
    });
  }
});

describe('random payloads of every type, around the lengths that gpsd takes', () => {
  const { random } = json<Frozen>('agreement.json');
  it('there are some of each type, taken and refused', () => {
    expect(random.length).toBeGreaterThan(500);
    expect(random.filter(([, , mark]) => mark === null).length).toBeGreaterThan(50);
  });
  it('are printed to the byte as gpsdecode prints them, or refused as it refuses them', () => {
    for (const [armoured, fill, mark] of random) {
      const payload = payloadOf(armoured, fill);
      if (payload === undefined) throw new Error('no payload');
      const line = gpsdJson(payload);
      const ours =
        line === undefined ? null : createHash('sha256').update(line).digest('hex').slice(0, 16);
      expect([armoured, ours]).toEqual([armoured, mark]);
    }
  });
});

describe('differences from libais', () => {
  const { libais } = json<Frozen>('agreement.json');
  const page = readFileSync(new URL('../docs/agreement.md', import.meta.url), 'utf8');
  it('there are some', () => expect(Object.keys(libais).length).toBeGreaterThan(20));
  for (const [key, list] of Object.entries(libais)) {
    it(`${key}: as listed, and explained on the page`, () => {
      const [type, field = ''] = key.split(' ');
      expect(page).toContain(`| ${type} \`${field}\` |`);
      for (const { armoured, fill, ours } of list) {
        const payload = payloadOf(armoured, fill);
        if (payload === undefined) throw new Error('no payload');
        const message = decodePayload(payload);
        expect(Object.entries(message ?? {})).toContainEqual([field, ours ?? undefined]);
      }
    });
  }
});
