/** Options for tests: a bare run to change one thing of. */
import { readFileSync } from 'node:fs';
import type { DriftOptions, LeewayRow } from '../src/index.js';

export const startMs = Date.UTC(2026, 0, 10, 1);

/** The shipped table, read as a file: an engine imports no data. */
export const table: readonly LeewayRow[] = JSON.parse(
  readFileSync(new URL('../../../data/leeway.json', import.meta.url), 'utf8'),
).classes;

/** A row without any error. */
export function exactRow(
  key: string,
  percent: { down: number; right: number; left: number },
  offset_cm_s = 0,
): LeewayRow {
  const term = (slope_pct: number, offset: number) => ({
    slope_pct,
    offset_cm_s: offset,
    std_cm_s: 0,
  });
  return {
    key,
    downwind: term(percent.down, 0),
    crosswind_right: term(percent.right, offset_cm_s),
    crosswind_left: term(percent.left, -offset_cm_s),
  };
}

/** A thing that goes with the water, whatever the wind. */
export const cork = exactRow('CORK', { down: 0, right: 0, left: 0 });

export function scenario(changes: Partial<DriftOptions> = {}): DriftOptions {
  return {
    table: [...table, cork],
    objects: [{ class: 'PIW-1', weight: 1 }],
    release: {
      timeMs: startMs,
      durationS: 0,
      place: { kind: 'circle', lat: 51, lon: 1.5, radiusM: 0 },
    },
    hours: 12,
    stepS: 600,
    particles: 2_000,
    seed: 1,
    current: { kind: 'constant', eastMps: 0, northMps: 0 },
    wind: { kind: 'constant', eastMps: 7, northMps: 0 },
    model: model(),
    atHours: [12],
    ...changes,
  };
}

export function model(changes: Partial<DriftOptions['model']> = {}): DriftOptions['model'] {
  return {
    windError: 'correlated',
    windErrorHours: 3,
    jibePerHour: 0,
    currentSdMps: 0,
    windSdMps: 0,
    backward: false,
    ...changes,
  };
}
