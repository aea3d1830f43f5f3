import { describe, expect, it } from 'vitest';
import * as rules from '../src/index.js';
import { specs } from './specs.js';
import { undoSpecs } from './undo-specs.js';

for (const law of [1, 2, 3, 4, 5, 6, 7] as const) {
  describe(`law ${law}`, () => {
    const own = specs.filter((spec) => spec.law === law);
    it('has at least one spec', () => expect(own.length).toBeGreaterThan(0));
    for (const spec of own) it(spec.title, () => spec.run(rules));
  });
}

describe('undo', () => {
  for (const spec of undoSpecs) it(spec.title, () => spec.run(rules));
});
