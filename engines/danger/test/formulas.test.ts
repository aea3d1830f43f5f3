/** Each formula against numbers worked by hand from its source. */
import { describe, expect, it } from 'vitest';
import {
  approachesPerHour,
  breakingSteepness,
  coldModel,
  coolingMin,
  growWaves,
  halfSurviveH,
  openSeaM,
  openWater,
  wavesOnCurrent,
} from '../src/index.js';
import { survival } from './help.js';

describe('waves that the wind makes', () => {
  it('are those of JONSWAP, worked by hand for 10 m/s over 20 km', () => {
    // gX/U^2 = 9.80665 * 20000 / 100 = 1961.33; root 44.287, cube root 12.518.
    const sea = growWaves({ windMps: 10, fetchM: 20_000 });
    expect(sea.heightM).toBeCloseTo(0.0016 * 44.287 * (100 / 9.80665), 3); // 0.7226 m
    expect(sea.heightM).toBeCloseTo(0.7226, 3);
    expect(sea.periodS).toBeCloseTo(3.647, 2); // 0.2857 * 12.518 * 1.01972
  });

  it('end at the full sea: 5 m/s over 500 km gives 0.62 m and 4.15 s', () => {
    const sea = growWaves({ windMps: 5, fetchM: 500_000 });
    expect(sea.heightM).toBeCloseTo((0.2433 * 25) / 9.80665, 9);
    expect(sea.heightM).toBeCloseTo(0.6202, 3);
    expect(sea.periodS).toBeCloseTo((8.134 * 5) / 9.80665, 9);
  });

  it('are none without wind or water', () => {
    expect(growWaves({ windMps: 0, fetchM: 1_000 })).toEqual({ heightM: 0, periodS: 0 });
    expect(growWaves({ windMps: 9, fetchM: 0 })).toEqual({ heightM: 0, periodS: 0 });
  });

  it('refuse what is no wind', () => {
    expect(() => growWaves({ windMps: Number.NaN, fetchM: 1 })).toThrow('windMps: got NaN');
    expect(() => growWaves({ windMps: 61, fetchM: 1 })).toThrow('m/s, 0 to 60');
  });
});

describe('waves on a current', () => {
  // A peak of 4 s: c0 = 9.80665 * 4 / (2 pi) = 6.2431 m/s, L0 = 24.972 m.
  const sea = { heightM: 0.5, periodS: 4 };

  it('are what they were in still water', () => {
    const still = wavesOnCurrent(sea, 0);
    expect(still.heightM).toBeCloseTo(0.5, 12);
    expect(still.steepness).toBeCloseTo(0.5 / 24.972, 5);
    expect(still.isBreaking).toBe(false);
  });

  it('grow as Longuet-Higgins and Stewart have it, worked by hand for 1 m/s against 4 s', () => {
    // U/c0 = 0.160177; x = (1 + sqrt(1 - 0.640708))/2 = 0.799705; 2x - 1 = 0.599410, root 0.774216.
    const met = wavesOnCurrent({ heightM: 0.2, periodS: 4 }, 1);
    expect(met.heightM / 0.2).toBeCloseTo(1 / (0.799705 * 0.774216), 4); // 1.6151
    // L/L0 = x^2 = 0.639528, so 2.5255 times as steep.
    expect(met.steepness).toBeCloseTo((0.2 / 24.972) * 2.5255, 4);
    expect(met.isBreaking).toBe(false);
  });

  it('hold the energy equation: E c (U + c/2) is the same before and after', () => {
    const c0 = (9.80665 * 5) / (2 * Math.PI);
    const met = wavesOnCurrent({ heightM: 0.3, periodS: 5 }, 1.2);
    const c = c0 * (0.5 + 0.5 * Math.sqrt(1 - (4 * 1.2) / c0));
    const before = 0.3 ** 2 * c0 * (c0 / 2);
    expect(met.heightM ** 2 * c * (c / 2 - 1.2)).toBeCloseTo(before, 9);
  });

  it('break at 1/15, and keep the height at which they began to', () => {
    const met = wavesOnCurrent(sea, 1.5);
    expect(met.isBreaking).toBe(true);
    expect(met.steepness).toBe(breakingSteepness);
    expect(wavesOnCurrent(sea, 3).heightM).toBe(met.heightM);
    expect(met.heightM).toBeGreaterThan(0.5);
    // Just before breaking it is nearly as high.
    let edge = 0;
    for (let u = 0; u < 1.5; u += 0.001) {
      const there = wavesOnCurrent(sea, u);
      if (!there.isBreaking) edge = there.heightM;
    }
    expect(met.heightM - edge).toBeGreaterThanOrEqual(0);
    expect(met.heightM - edge).toBeLessThan(0.005);
  });

  it('that are too steep already break as they are, and a following current changes nothing', () => {
    expect(wavesOnCurrent({ heightM: 1, periodS: 2 }, 0)).toEqual({
      heightM: 1,
      steepness: breakingSteepness,
      isBreaking: true,
    });
    expect(wavesOnCurrent(sea, -2)).toEqual(wavesOnCurrent(sea, 0));
  });
});

describe('cold', () => {
  it('passes within 1 % of the survey: 3.6, 5.7 and 9.0 h at 5, 10 and 15 degrees', () => {
    const row = survival.models.find((one) => one.id === 'ukniis-2006')?.no_buoyancy_aid_h;
    const points = Object.entries(row as Record<string, number>);
    expect(points).toHaveLength(3);
    for (const [degrees, hours] of points) {
      expect(Math.abs((halfSurviveH(Number(degrees)) ?? 0) / hours - 1)).toBeLessThan(0.011);
    }
    expect(halfSurviveH(4.9)).toBeUndefined();
    expect(halfSurviveH(15.1)).toBeUndefined();
  });

  it('cools as Hayward: 15 + 7.2/(0.0785 - 0.034) = 176.8 minutes at 10 degrees', () => {
    expect(coolingMin(10)).toBeCloseTo(176.798, 2);
    expect(coolingMin(21)).toBeUndefined();
  });

  it('reads the bands as they stand, and refuses a table that is none', () => {
    const { bands } = coldModel(survival);
    expect(bands.map((one) => one.exhaustionH)).toEqual([
      [0.25, 0.5],
      [0.5, 1],
      [1, 2],
      [2, 7],
      [3, 12],
    ]);
    expect(() => coldModel({ models: [] })).toThrow('models.common-table.bands: got nothing');
    const band = { c_from: 0, c_to: 4, exhaustion_h: [1, 2], survival_h: [1, 2] };
    const table = (...rows: unknown[]) => ({ models: [{ id: 'common-table', bands: rows }] });
    expect(() => coldModel(table({ ...band, c_to: 'x' }))).toThrow('bands[0].c_to');
    expect(() => coldModel(table(band, { ...band, c_from: 5, c_to: 9 }))).toThrow(
      'bands that join',
    );
    const milder = { ...band, c_from: 4, c_to: 9, exhaustion_h: [0.1, 0.2] };
    expect(() => coldModel(table(band, milder))).toThrow('colder never milder');
  });
});

describe('ships that pass close', () => {
  const lane = {
    name: 'north-going',
    // About 7,010 m wide at 51 N: 0.1 degrees of longitude of 70,197 m each.
    region: {
      type: 'Polygon' as const,
      coordinates: [
        [
          [1.45, 50.9],
          [1.55, 50.9],
          [1.55, 51.1],
          [1.45, 51.1],
          [1.45, 50.9],
        ] as const,
      ],
    },
    centre: [
      { lat: 50.9, lon: 1.5 },
      { lat: 51.1, lon: 1.5 },
    ],
    shipsPerDay: { low: 100, high: 240 },
    shipSpeedMps: 8,
    source: 'test',
  };
  const place = { lat: 51, lon: 1.48 };

  it('are 2 d |v - V| Q / (V W), worked by hand for a boat lying still', () => {
    const [found] = approachesPerHour([lane], place, { eastMps: 0, northMps: 0 });
    // |v - V| = V, so 2 * 926 m * 100/24 an hour / 7019.7 m.
    expect(found?.low).toBeCloseTo((1852 * (100 / 24)) / 7019.7, 2); // 1.10
    expect(found?.high).toBeCloseTo(2.4 * (found?.low ?? 0), 9);
  });

  it('are fewer for a boat that goes along, more for one that goes against', () => {
    const at = (northMps: number) =>
      approachesPerHour([lane], place, { eastMps: 0, northMps })[0]?.low ?? 0;
    expect(at(4)).toBeCloseTo(at(0) / 2, 9);
    expect(at(-4)).toBeCloseTo(at(0) * 1.5, 9);
    expect(at(8)).toBe(0);
  });

  it('are none outside the lane, and a lane without a line is refused', () => {
    expect(approachesPerHour([lane], { lat: 51, lon: 1.6 }, { eastMps: 0, northMps: 0 })).toEqual(
      [],
    );
    const bare = { ...lane, centre: [{ lat: 51, lon: 1.5 }] };
    const ask = () => approachesPerHour([bare], place, { eastMps: 0, northMps: 0 });
    expect(ask).toThrow('lane.centre: got 1 places in north-going');
  });
});

describe('open water upwind', () => {
  // A wall of land along 2 E from 50 to 52 N, a known area of 0 to 3 E.
  const wall = {
    rings: [
      [
        [2, 50],
        [2.5, 50],
        [2.5, 52],
        [2, 52],
      ] as const,
    ],
    area: { westDeg: 0, southDeg: 50, eastDeg: 3, northDeg: 52 },
  };
  const place = { lat: 51, lon: 1.5 };

  it('is the mean of nine lines to the shore, from the four compass points', () => {
    // 0.5 degrees of 70,197 m, and the mean of 1/cos over 0, 3, 6, 9, 12 degrees either way: 1.00926.
    const east = openWater(wall, place, 90);
    expect(east.isOpen).toBe(false);
    expect(east.lowM).toBe(east.highM);
    expect(east.lowM / (0.5 * 70_197)).toBeCloseTo(1.0093, 3);
    for (const [from, degrees, metresPerDeg] of [
      [270, 1.5, 70_197],
      [0, 1, 111_240],
      [180, 1, 111_240],
    ] as const) {
      const open = openWater(wall, place, from);
      expect(open.isOpen).toBe(true);
      expect(open.lowM / (degrees * metresPerDeg)).toBeCloseTo(1.0093, 2);
      expect(open.highM).toBeCloseTo(openSeaM, 3);
    }
  });

  it('is nothing on land, and refused where no coast is known', () => {
    expect(openWater(wall, { lat: 51, lon: 2.2 }, 270)).toEqual({
      lowM: 0,
      highM: 0,
      isOpen: false,
    });
    expect(() => openWater(wall, { lat: 51, lon: 3.1 }, 0)).toThrow('place: got 51 3.1');
  });
});
