/**
 * Aim: a number shows its unit. Method: a number field or parameter whose name ends in a quantity
 * (speed, range, age ...) must end in a unit instead, or stand in the list of those that have none.
 */
import { describe, expect, it } from 'vitest';
import { codeOnly, lineOf, lookedAt, readAll, type TextFile } from './files.js';

const sources =
  /^(?:engines\/[^/]+|centre\/[^/]+|protocol|data|simulator|forcing|apps\/[^/]+)\/src\/.*\.tsx?$/;
const quantities = [
  ...['speed', 'course', 'heading', 'bearing', 'distance', 'range', 'radius', 'length', 'width'],
  ...['height', 'depth', 'duration', 'time', 'age', 'latency', 'delay', 'angle', 'temperature'],
  ...['interval', 'timeout', 'period', 'drift', 'altitude', 'draught', 'power', 'mass', 'area'],
  ...['latitude', 'longitude'],
];
/** The quantity by itself, or as the last word of a longer name; `linkage` is no age. */
const last = [
  ...quantities,
  ...quantities.map((one) => `\\w+${one[0]?.toUpperCase()}${one.slice(1)}`),
];
const field = new RegExp(
  `\\b(?:readonly\\s+)?(${last.join('|')})\\??:\\s*(?:readonly\\s+)?(?:number\\b|Float(?:32|64)Array)`,
  'g',
);

/** Folder and name -> why it has no unit. One that is not found any more fails. */
const unitless: Readonly<Record<string, string>> = {
  'apps/ speed': 'how many times as fast as life',
  'protocol/ speed': 'how many times as fast as life',
  'centre/journal/ depth': 'nesting of JSON, a count',
  'engines/ais/ width': 'bits of a field',
  'engines/ais/ area': 'a code, the designated area of an application',
  'engines/ais/ reportInterval': 'a code of message 23, read by its table',
  'engines/ais/ relativeTime': 'a tag block does not say in which unit its sender counts',
  'engines/drift/ leftArea': 'a count of particles that have left the area',
  'engines/maths/ width': 'of a layer under a curve, a pure number',
  'engines/maths/ length': 'of an array, a count',
  'engines/maths/ firstHeight': 'a whole number of the generator',
  'simulator/ brokenRadius': 'a share, how often a position comes with a wrong radius',
};

function withoutUnit(
  files: readonly TextFile[],
  allowed: Readonly<Record<string, string>>,
): string[] {
  const found: string[] = [];
  const used = new Set<string>();
  for (const { path, text } of files) {
    const code = codeOnly(text);
    for (const hit of code.matchAll(field)) {
      const name = hit[1] ?? '';
      const key = Object.keys(allowed).find((one) => {
        const [folder = '', known] = one.split(' ');
        return path.startsWith(folder) && known === name;
      });
      if (key !== undefined) used.add(key);
      else found.push(`${path}:${lineOf(code, hit.index)} ${name}: end it in its unit`);
    }
  }
  for (const key of Object.keys(allowed)) if (!used.has(key)) found.push(`${key} is gone`);
  return found;
}

describe('numbers', () => {
  it('that are quantities end in their unit', () => {
    expect(withoutUnit(lookedAt(readAll(sources), 60), unitless)).toEqual([]);
  });

  it('without a unit are found, those with one or without any quantity are left alone', () => {
    const text = [
      'interface Guilty { speed: number; readonly maxRange?: number; linkage: number }',
      'interface Good { speedKn: number; rangeM: number; timeMs: number; count: number }',
      'function f(distance: number, time: string) {} // depth: number',
    ].join('\n');
    const found = withoutUnit([{ path: 'g.ts', text }], { 'g.ts width': 'gone' });
    expect(found.map((line) => line.split(': ')[0])).toEqual([
      'g.ts:1 speed',
      'g.ts:1 maxRange',
      'g.ts:3 distance',
      'g.ts width is gone',
    ]);
  });
});
