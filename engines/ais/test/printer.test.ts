/**
 * Aim: a part B of message 24 bears the name that gpsdecode -s gives it. Method: what gpsdecode 3.22
 * printed for these lines; it keeps eight names of each channel and gives each of them once.
 */
import { expect, test } from 'vitest';
import { type AisMessage, createGpsdPrinter, encodePayload } from '../src/index.js';

type Step = readonly [mmsi: number, part: 'A' | 'B', channel: string | undefined, name?: string];

/** The names that parts B bear, and B for a part B without one. */
function said(steps: readonly Step[]): string[] {
  const printer = createGpsdPrinter();
  const out: string[] = [];
  for (const [mmsi, part, channel, shipName] of steps) {
    const message: AisMessage = { type: 24, mmsi, part, ...(part === 'A' ? { shipName } : {}) };
    const line: unknown = JSON.parse(printer.line(encodePayload(message), channel) ?? '{}');
    const found = line as { part?: string; shipname?: string };
    if (part === 'A') expect(found).toMatchObject({ part: 'A', shipname: shipName ?? '' });
    else out.push(found.part ?? found.shipname ?? 'nothing');
  }
  return out;
}

const many = (from: number, to: number): Step[] =>
  Array.from({ length: to - from + 1 }, (_, i) => [from + i, 'A', 'A', `N${from + i}`]);

const cases: readonly (readonly [title: string, steps: readonly Step[], names: string[]])[] = [
  [
    'on one channel',
    [
      [1, 'A', 'A', 'ONE'],
      [1, 'B', 'A'],
    ],
    ['ONE'],
  ],
  [
    'on another channel',
    [
      [1, 'A', 'A', 'ONE'],
      [1, 'B', 'B'],
    ],
    ['B'],
  ],
  [
    'no channel and 1 are A',
    [
      [1, 'A', undefined, 'ONE'],
      [1, 'B', '1'],
    ],
    ['ONE'],
  ],
  [
    '2 is B',
    [
      [1, 'A', 'B', 'ONE'],
      [1, 'B', '2'],
    ],
    ['ONE'],
  ],
  [
    'a name is used once',
    [
      [1, 'A', 'A', 'ONE'],
      [1, 'B', 'A'],
      [1, 'B', 'A'],
    ],
    ['ONE', 'B'],
  ],
  [
    'an empty name is a name',
    [
      [1, 'A', 'A'],
      [1, 'B', 'A'],
    ],
    [''],
  ],
  ['eight are kept', [...many(1, 8), [1, 'B', 'A']], ['N1']],
  [
    'the ninth takes the place of the first',
    [...many(1, 9), [1, 'B', 'A'], [2, 'B', 'A']],
    ['B', 'N2'],
  ],
];
for (const [title, steps, names] of cases) {
  test(`${title}`, () => expect(said(steps)).toEqual(names));
}

test('other messages and refused lengths are printed as they are without a stream', () => {
  const printer = createGpsdPrinter();
  const position = encodePayload({ type: 1, mmsi: 1 });
  expect(printer.line(position, 'A')).toContain('"type":1,');
  position.bits = 60;
  expect(printer.line(position, 'A')).toBeUndefined();
});
