/** Aim: of a NetCDF file exactly what CF says is used, and the rest refused by its reason. */
import { describe, expect, it } from 'vitest';
import { fieldsOfDataset } from '../src/cf/fields.js';
import { timesMsOf, timeUnits } from '../src/cf/time.js';
import { decoderOf } from '../src/cf/values.js';
import type { Attribute, CfVariable } from '../src/netcdf/dataset.js';
import type { OpenOptions } from '../src/types.js';
import { currentOf, type Grid, type Made } from './memory.js';

type Variables = Record<string, Made>;
const change = (variables: Variables, name: string, more: Partial<Made>): void => {
  const before = variables[name];
  if (before === undefined) throw new Error(name);
  const attributes = { ...before.attributes, ...more.attributes };
  variables[name] = { ...before, ...more, attributes };
};
const fieldOf = (grid: Grid, options: OpenOptions = {}) => {
  const opened = fieldsOfDataset(currentOf(grid), options);
  const [field] = opened.vectors;
  if (field === undefined) throw opened.refusals[0]?.error ?? new Error('no field');
  return { field, notes: opened.notes };
};
const refusalOf = (edit: (variables: Variables) => void, grid: Grid = {}): string => {
  const opened = fieldsOfDataset(currentOf(grid, edit), {});
  expect(opened.vectors).toEqual([]);
  const error = opened.refusals[0]?.error;
  return `${error?.code} ${error?.message}`;
};

describe('a window', () => {
  const strait = { westDeg: -1, southDeg: 50.2, eastDeg: 3, northDeg: 51.3 };

  /** Each value of the field says where it lies, so its place can be checked. */
  const placesAreRight = (field: ReturnType<typeof fieldOf>['field']): void => {
    const { eastMps, northMps } = field.frame(0);
    let worst = 0;
    for (let at = 0; at < field.columns * field.rows; at += 1) {
      const lonDeg = field.lon0Deg + (at % field.columns) * field.stepLonDeg;
      const latDeg = field.lat0Deg + Math.floor(at / field.columns) * field.stepLatDeg;
      const east = (((lonDeg + 540) % 360) - 180) / 100;
      const off =
        Math.abs((eastMps[at] ?? 0) - east) + Math.abs((northMps[at] ?? 0) - latDeg / 100);
      if (!(off <= worst)) worst = off;
    }
    expect(worst).toBeLessThan(1e-6);
  };

  const grids: [string, Grid][] = [
    ['a region', { lon0Deg: -5, columns: 30, lat0Deg: 45, rows: 30 }],
    [
      'a region north to south',
      { lon0Deg: -5, columns: 30, lat0Deg: 55, rows: 30, stepLatDeg: -0.5 },
    ],
    ['a region east to west', { lon0Deg: 9, stepLonDeg: -0.5, columns: 30, lat0Deg: 45, rows: 30 }],
    ['a region of 355 to 370', { lon0Deg: 355, columns: 30, lat0Deg: 45, rows: 30 }],
    ['a globe from 0 to 360', { columns: 720, lat0Deg: -90, rows: 361 }],
    ['a globe from -180', { lon0Deg: -180, columns: 720, lat0Deg: -90, rows: 361 }],
    [
      'a globe east to west',
      { lon0Deg: 359.5, stepLonDeg: -0.5, columns: 720, lat0Deg: 45, rows: 30 },
    ],
  ];
  it.each(grids)('of %s holds what was asked for and one point beyond', (_name, grid) => {
    const { field } = fieldOf(grid, { window: strait });
    const eastDeg = field.lon0Deg + (field.columns - 1) * field.stepLonDeg;
    const northDeg = field.lat0Deg + (field.rows - 1) * field.stepLatDeg;
    expect([field.lon0Deg, eastDeg, field.lat0Deg, northDeg].map((one) => one.toFixed(3))).toEqual([
      '-1.000',
      '3.000',
      '50.000',
      '51.500',
    ]);
    placesAreRight(field);
  });

  it.each(grids)('is not needed: the whole of %s', (_name, grid) => {
    const { field } = fieldOf(grid);
    expect(field.columns * field.rows).toBe((grid.columns ?? 0) * (grid.rows ?? 0));
    expect(field.lon0Deg).toBeGreaterThanOrEqual(-180);
    placesAreRight(field);
  });

  it('of a grid that is too large is the Strait, and that is said', () => {
    const { field, notes } = fieldOf({
      ...{ lon0Deg: -20, stepLonDeg: 0.01, columns: 4000 },
      ...{ lat0Deg: 40, stepLatDeg: 0.01, rows: 2000 },
    });
    expect(field.columns * field.rows).toBeLessThan(200_000);
    expect(notes.map((note) => note.code)).toContain('WINDOW_USED');
    placesAreRight(field);
  });

  it('elsewhere is refused', () => {
    const window = { westDeg: 100, southDeg: 0, eastDeg: 110, northDeg: 10 };
    expect(() => fieldOf({}, { window })).toThrow(/expected at least 2 x 2 points in 100 to 110 E/);
  });
});

describe('times', () => {
  it('that are not needed are left out, but for one before and one after', () => {
    const startMs = Date.UTC(2026, 0, 10);
    const { field, notes } = fieldOf(
      { times: 100 },
      { fromMs: startMs + 10.5 * 3_600_000, toMs: startMs + 12 * 3_600_000 },
    );
    expect([...field.timesMs].map((ms) => (ms - startMs) / 3_600_000)).toEqual([10, 11, 12]);
    expect(notes).toContainEqual({
      code: 'TIMES_LEFT_OUT',
      quantity: 'current',
      facts: { used: 3, all: 100 },
    });
  });

  const good: [string, number, string][] = [
    ['seconds since 1970-01-01', 60, '1970-01-01T00:01:00.000Z'],
    ['days since 1950-01-01 00:00:00', 27768.5, '2026-01-10T12:00:00.000Z'],
    ['hours since 2026-01-10T06:00:00Z', -6, '2026-01-10T00:00:00.000Z'],
    ['minutes since 2026-1-9 23:00 -1:00', 1, '2026-01-10T00:01:00.000Z'],
    ['hours since 1900-01-01 00:00:0.0', 1_104_624, '2026-01-06T00:00:00.000Z'],
  ];
  it.each(good)('%s, %f is %s', (units, value, iso) => {
    const [ms] = timesMsOf('t', Float64Array.of(value), timeUnits('t', units));
    expect(new Date(ms ?? 0).toISOString()).toBe(iso);
  });

  const bad: [string, string, RegExp][] = [
    ['months since 2000-01-01', 'standard', /months since.*expected seconds, minutes/],
    ['hours', 'standard', /expected seconds, minutes/],
    ['hours since 2026-02-30', 'standard', /that exists/],
    ['days since 0001-01-01', 'standard', /since 15 October 1582/],
    ['days since 2000-01-01', '360_day', /calendar: got 360_day, expected a calendar of real days/],
    ['days since 2000-01-01', 'noleap', /calendar of real days/],
  ];
  it.each(bad)('in %s, calendar %s, are refused', (units, calendar, said) => {
    expect(() => timeUnits('t', units, calendar)).toThrow(said);
  });

  it('that do not ascend, or are none, are refused', () => {
    expect(refusalOf((all) => change(all, 'time', { at: (t = 0) => -t }))).toMatch(
      /^FORCING_TIME time\[1\]: got 2026-01-09T23:00:00.000Z, expected a time after/,
    );
    expect(refusalOf((all) => change(all, 'time', { at: () => Number.NaN }))).toMatch(
      /^FORCING_TIME/,
    );
  });
});

describe('a grid', () => {
  it('that is projected, rotated or curvilinear is refused with what would work', () => {
    const names: [string, string][] = [
      ['projection_x_coordinate', 'm'],
      ['grid_longitude', 'degrees'],
    ];
    for (const [standard_name, units] of names) {
      const said = refusalOf((all) => change(all, 'lon', { attributes: { standard_name, units } }));
      expect(said).toMatch(/^FORCING_GRID u: got a projected or rotated grid, expected a regular/);
      expect(said).toContain('regrid it first');
    }
    const curved = refusalOf((all) => {
      change(all, 'lon', { dimensions: ['lat', 'lon'] });
      change(all, 'lat', { dimensions: ['lat', 'lon'] });
    });
    expect(curved).toMatch(/got a curvilinear grid \(two-dimensional longitudes\)/);
  });

  it('with axes a little uneven is used and that is said; a gap is refused', () => {
    const uneven = (most: number) => (all: Variables) =>
      change(all, 'lon', { at: (x = 0) => 0.5 * (x + (x === 3 ? most : 0)) });
    const opened = fieldsOfDataset(currentOf({}, uneven(0.02)), {});
    expect(opened.notes).toContainEqual({
      code: 'AXIS_UNEVEN',
      quantity: 'current',
      facts: { percent: 2 },
    });
    expect(refusalOf(uneven(0.2))).toMatch(/^FORCING_AXIS lon: got uneven by 20.0 % of a step/);
    const gap = refusalOf((all) => change(all, 'lat', { at: (y = 0) => (y < 2 ? y : y + 3) }));
    expect(gap).toMatch(/^FORCING_AXIS lat/);
  });

  it('with several members is refused, with one it is used', () => {
    const dimensions = ['time', 'extra', 'lat', 'lon'];
    const edit = (all: Variables): void => {
      change(all, 'u', { dimensions, at: (_t, _m, y = 0) => y });
      change(all, 'v', { dimensions });
    };
    expect(refusalOf(edit, { extra: 5 })).toMatch(
      /^FORCING_GRID u: dimension extra: got 5 of it, expected one; select one first/,
    );
    expect(fieldsOfDataset(currentOf({ extra: 1 }, edit), {}).vectors).toHaveLength(1);
  });

  it('with levels gives the one next to the surface, and refuses a file of the deep alone', () => {
    const edit = (depthsM: readonly number[]) => (all: Variables) => {
      const dimensions = ['time', 'extra', 'lat', 'lon'];
      const attributes = { standard_name: 'depth', units: 'm', positive: 'down' };
      all.extra = { dimensions: ['extra'], attributes, at: (z = 0) => depthsM[z] ?? 0 };
      change(all, 'u', { dimensions, at: (_t, z = 0) => z });
      change(all, 'v', { dimensions, at: (_t, z = 0) => -z });
    };
    const opened = fieldsOfDataset(currentOf({ extra: 3 }, edit([50, 0.5, 10])), {});
    expect(opened.vectors[0]?.frame(0).eastMps[7]).toBe(1);
    expect(opened.notes).toContainEqual({
      code: 'SURFACE_LEVEL',
      quantity: 'current',
      facts: { level: 'extra 0.5 m' },
    });
    expect(refusalOf(edit([200, 100, 50]), { extra: 3 })).toMatch(
      /^FORCING_GRID extra: level: got extra 50 m, expected a level within 20 m of 0 m/,
    );
  });
});

describe('a variable', () => {
  it('without its other component is refused by the name that is missing', () => {
    const said = refusalOf((all) => {
      delete all.v;
    });
    expect(said).toBe(
      'FORCING_PAIR current: got one component, expected northward_sea_water_velocity on the same dimensions',
    );
  });

  it('without units, or in those of something else, is refused', () => {
    expect(refusalOf((all) => change(all, 'u', { attributes: { units: '' } }))).toMatch(
      /^FORCING_UNITS u: units: got none, expected units of m\/s, cm\/s, km\/h, knot/,
    );
    expect(refusalOf((all) => change(all, 'v', { attributes: { units: 'degC' } }))).toMatch(
      /^FORCING_UNITS/,
    );
  });

  it('faster than nature is refused when it is read', () => {
    const opened = fieldsOfDataset(
      currentOf({}, (all) => change(all, 'u', { at: () => 40 })),
      {},
    );
    expect(() => opened.vectors[0]?.frame(0)).toThrow(/u at time 0: got 40, expected -15 to 15/);
    expect(() => opened.vectors[0]?.frame(7)).toThrow(/expected a whole number from 0 to 2/);
  });

  it('of nothing but zeros at one time of several was never written, and is refused', () => {
    const calmAt = (times: readonly number[]) => (all: Variables) => {
      for (const name of ['u', 'v'])
        change(all, name, { at: (t = 0) => (times.includes(t) ? 0 : 1) });
    };
    const one = fieldsOfDataset(currentOf({}, calmAt([1])), {}).vectors[0];
    expect(one?.frame(0).eastMps[0]).toBe(1);
    expect(() => one?.frame(1)).toThrow(
      'current at time 1: got nothing but zeros, expected values as at its other times',
    );
    const all = fieldsOfDataset(currentOf({}, calmAt([0, 1, 2])), {}).vectors[0];
    expect(all?.frame(1).eastMps[0]).toBe(0);
  });

  it('missing in one component is missing in both', () => {
    const opened = fieldsOfDataset(
      currentOf({}, (all) =>
        change(all, 'u', { at: (_t, y, x) => (y === 0 && x === 0 ? Number.NaN : 1) }),
      ),
      {},
    );
    const frame = opened.vectors[0]?.frame(1);
    expect(frame?.northMps[0]).toBeNaN();
    expect(frame?.northMps[1]).toBeCloseTo(0.5);
  });

  it('has a source that a screen can show', () => {
    expect(fieldOf({}).field.source).toEqual({
      text: 'made.nc, Met Office',
      file: 'made.nc',
      format: 'netcdf-classic',
      variables: ['u', 'v'],
      institution: 'Met Office',
    });
  });
});

describe('a packed number', () => {
  const decode = (
    attributes: CfVariable['attributes'],
    storage: CfVariable['storage'],
    raw: number,
  ) =>
    decoderOf(
      { name: 'u', shape: [], dimensions: [], attributes, storage },
      { scale: 1, offset: 0 },
    )(raw);
  const rows: [string, [string, Attribute][], CfVariable['storage'], number, number][] = [
    [
      'is scaled',
      [
        ['scale_factor', [0.5]],
        ['add_offset', [1]],
      ],
      'short',
      3,
      2.5,
    ],
    ['that is the fill is none', [['_FillValue', [-1]]], 'short', -1, Number.NaN],
    ['that is missing is none', [['missing_value', [7, 8]]], 'short', 8, Number.NaN],
    ['that was never written is none', [], 'short', -32_767, Number.NaN],
    ['that was never written is none, float', [], 'float', 9.969209968386869e36, Number.NaN],
    [
      'that has a fill of its own may be the default',
      [['_FillValue', [0]]],
      'short',
      -32_767,
      -32_767,
    ],
    ['outside its range is none', [['valid_range', [0, 10]]], 'short', 11, Number.NaN],
    ['below its least is none', [['valid_min', [0]]], 'float', -0.1, Number.NaN],
    ['without sign runs on', [['_Unsigned', 'true']], 'byte', -1, 255],
    [
      'without sign has such a fill',
      [
        ['_Unsigned', 'true'],
        ['_FillValue', [-1]],
      ],
      'byte',
      -1,
      Number.NaN,
    ],
    [
      'with a range of packed numbers',
      [
        ['scale_factor', [0.1]],
        ['valid_max', [20]],
      ],
      'short',
      20,
      2,
    ],
    [
      'with a range of values',
      [
        ['scale_factor', [0.1]],
        ['valid_max', Float64Array.of(1)],
      ],
      'short',
      11,
      Number.NaN,
    ],
  ];
  it.each(rows)('%s', (_name, attributes, storage, raw, value) => {
    expect(decode(new Map(attributes), storage, raw)).toEqual(value);
  });
});
