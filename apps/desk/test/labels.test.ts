import { createRng } from '@straitwatch/maths';
import { describe, expect, it } from 'vitest';
import {
  around,
  labelsMax,
  overlaps,
  type PlacedLabel,
  placeLabels,
  type WantedLabel,
} from '../src/map/labels.js';

const label = (
  key: string,
  x: number,
  y: number,
  more: Partial<WantedLabel> = {},
): WantedLabel => ({
  key,
  x,
  y,
  widthPx: 90,
  heightPx: 16,
  gapPx: 12,
  isSure: false,
  ...more,
});

const meetsLater = (all: readonly PlacedLabel[], one: PlacedLabel, i: number): boolean =>
  all.slice(i + 1).some((other) => overlaps(one.box, other.box));

const view = { left: -9000, top: -9000, right: 9000, bottom: 9000 };

describe('names on the chart', () => {
  it('stand right of their mark when there is room', () => {
    const placed = placeLabels([label('a', 100, 100)], { taken: [], view }).get('a');
    expect(placed).toMatchObject({ dx: 12, dy: 0, isLed: false });
  });

  it('of assets in one harbour stand apart, the crowded ones on a line to their mark', () => {
    const wanted = Array.from({ length: 6 }, (_unused, i) => label(`a${i}`, 300 + i, 300));
    const placed = [...placeLabels(wanted, { taken: [], view }).values()];
    expect(placed).toHaveLength(6);
    expect(placed.filter((one, i) => meetsLater(placed, one, i))).toEqual([]);
    expect(placed.some((one) => one.isLed)).toBe(true);
  });

  it('never lie on each other or on a mark, wherever the marks are', () => {
    const rng = createRng(20211124);
    for (let run = 0; run < 50; run += 1) {
      const wanted = Array.from({ length: 40 }, (_unused, i) =>
        label(`a${i}`, 400 * rng.uniform(), 300 * rng.uniform()),
      );
      const marks = wanted.map((one) => around(one.x, one.y, 4));
      const placed = [...placeLabels(wanted, { taken: marks, view }).values()];
      expect(placed.length).toBeGreaterThan(3);
      const onMarks = placed.filter((one) => marks.some((mark) => overlaps(mark, one.box)));
      expect(onMarks).toEqual([]);
      expect(placed.filter((one, i) => meetsLater(placed, one, i))).toEqual([]);
    }
  });

  it('are never cut by the edge of the chart, save a boat’s that has no other place', () => {
    const small = { left: 0, top: 0, right: 120, bottom: 120 };
    const seen = { taken: [], view: small };
    expect(placeLabels([label('a', 100, 60)], seen).get('a')?.dx).toBeLessThan(-90);
    const sure = label('D4', 5, 5, { widthPx: 400, isSure: true });
    expect([...placeLabels([sure, label('b', 60, 60, { widthPx: 400 })], seen).keys()]).toEqual([
      'D4',
    ]);
  });

  it('of boats are there though nothing is free; others then keep their mark alone', () => {
    const full = [around(200, 200, 2000)];
    const wanted = [label('D4', 200, 200, { isSure: true }), label('SNSM', 200, 200)];
    expect([...placeLabels(wanted, { taken: full, view }).keys()]).toEqual(['D4']);
  });

  it('are at most so many', () => {
    const wanted = Array.from({ length: labelsMax + 5 }, (_unused, i) =>
      label(`a${i}`, 200 * (i % 30), 100 * Math.floor(i / 30)),
    );
    expect(placeLabels(wanted, { taken: [], view }).size).toBe(labelsMax);
  });
});
