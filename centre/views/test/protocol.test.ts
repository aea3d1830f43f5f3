import {
  assetViewSchema,
  boatViewSchema,
  countsSchema,
  logLineSchema,
  reportViewSchema,
  taskViewSchema,
} from '@straitwatch/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createViews } from '../src/index.js';
import { minuteMs, play, steps } from './nights.js';

describe('every view', () => {
  it('is what the protocol says: no field too few, none too many, no number amiss', () => {
    let boats = 0;
    fc.assert(
      fc.property(steps, fc.integer({ min: -100, max: 1_000 }), (all, minute) => {
        const views = createViews({ centre: 'uk' });
        const night = play(all, (_night, _step, written) => {
          for (const entry of written) views.apply(entry);
        });
        const screen = views.snapshot(night.nowMs + minute * minuteMs);
        for (const one of screen.boats) expect(boatViewSchema.parse(one)).toEqual(one);
        for (const one of screen.reports) expect(reportViewSchema.parse(one)).toEqual(one);
        for (const one of screen.tasks) expect(taskViewSchema.parse(one)).toEqual(one);
        for (const one of screen.assets) expect(assetViewSchema.parse(one)).toEqual(one);
        for (const one of screen.log) expect(logLineSchema.parse(one)).toEqual(one);
        expect(countsSchema.parse(screen.counts)).toEqual(screen.counts);
        const { boatsAtSea, people } = screen.counts;
        for (const { low, best, high } of [boatsAtSea, people]) {
          expect(low).toBeLessThanOrEqual(best);
          expect(best).toBeLessThanOrEqual(high);
        }
        for (const { people: range } of screen.boats) {
          expect(range.low).toBeLessThanOrEqual(range.best ?? range.high);
          expect(range.best ?? range.low).toBeLessThanOrEqual(range.high);
        }
        boats += screen.boats.length;
      }),
      { seed: 20211124, numRuns: 60 },
    );
    expect(boats).toBeGreaterThan(100);
  });
});
