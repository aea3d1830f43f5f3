/** What the scale must hold: worse is never less, unknown is never better, and it never says that it is safe. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Conditions,
  combinedLevel,
  componentName,
  type Danger,
  type DangerLevel,
  dangerAt,
  dangerComponents,
  dangerNotes,
  growWaves,
  levelText,
  noteText,
} from '../src/index.js';
import { calmDay, cold, place, windFromSouthWest } from './help.js';

const runs = { numRuns: 400, seed: 20_211_124 };
const at = (conditions: Conditions): Danger => dangerAt({ place, conditions, cold, lanes: [] });

/** Every level of `worse` is at least that of `better`: in all and part by part. */
function expectNoLess(worse: Danger, better: Danger): void {
  expect(worse.level.low).toBeGreaterThanOrEqual(better.level.low);
  expect(worse.level.high).toBeGreaterThanOrEqual(better.level.high);
  worse.components.forEach((one, index) => {
    expect(one.level.low).toBeGreaterThanOrEqual(better.components[index]?.level.low ?? 4);
    expect(one.level.high).toBeGreaterThanOrEqual(better.components[index]?.level.high ?? 4);
  });
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const stream = fc.record({
  eastMps: number(-2.5, 2.5),
  northMps: number(-2.5, 2.5),
  sdMps: number(0, 0.5),
  source: fc.constant('test'),
});
const fetch = number(100, 300_000).map((lowM) => ({ lowM, highM: 1.5 * lowM, isOpen: false }));
const waves = fc.record({
  heightM: number(0, 4),
  sdM: number(0, 0.5),
  periodS: number(1, 12),
  toDegTrue: number(0, 360),
  source: fc.constant('test'),
});
const conditions = fc.record({
  stream,
  fetch,
  wind: number(0, 25).map((speed) => windFromSouthWest(speed)),
  waves,
  water: fc.record({
    temperatureC: number(2, 22),
    spreadC: number(0, 3),
    source: fc.constant('test'),
  }),
  sky: fc.record({
    sunAltitudeDeg: number(-60, 60),
    moonAltitudeDeg: number(-60, 60),
    moonLitShare: number(0, 1),
    source: fc.constant('test'),
  }),
  visibility: fc.record({ visibilityM: number(10, 30_000), source: fc.constant('test') }),
});
/** The sea left to the wind. */
const windOnly = conditions.map(({ waves: _, ...rest }): Conditions => rest);

describe('worse is never less', () => {
  it('with more wind, the sea worked out from it', () => {
    const winds = fc.tuple(number(0, 25), number(0, 10));
    fc.assert(
      fc.property(windOnly, winds, (given, [speed, more]) => {
        const less = at({ ...given, wind: windFromSouthWest(speed) });
        expectNoLess(at({ ...given, wind: windFromSouthWest(speed + more) }), less);
      }),
      runs,
    );
  });

  it('with higher waves', () => {
    fc.assert(
      fc.property(conditions, waves, number(0, 3), (given, sea, more) => {
        const less = at({ ...given, waves: sea });
        expectNoLess(at({ ...given, waves: { ...sea, heightM: sea.heightM + more } }), less);
      }),
      runs,
    );
  });

  it('with more stream against the waves, measured or from the wind', () => {
    const against = (speedMps: number) => ({ ...windFromSouthWest(-speedMps, 0.1) });
    fc.assert(
      fc.property(
        conditions,
        number(-2.5, 2.5),
        number(0, 2),
        fc.boolean(),
        (given, u, more, isWind) => {
          const { waves: sea, ...rest } = given;
          const known = isWind ? rest : { ...rest, waves: { ...sea, toDegTrue: 45 } };
          const less = at({ ...known, stream: against(u) });
          expectNoLess(at({ ...known, stream: against(u + more) }), less);
        },
      ),
      runs,
    );
  });

  it('with colder water', () => {
    fc.assert(
      fc.property(conditions, number(0, 10), (given, colder) => {
        const temperatureC = Math.max(-2, given.water.temperatureC - colder);
        expectNoLess(at({ ...given, water: { ...given.water, temperatureC } }), at(given));
      }),
      runs,
    );
  });

  it('with poorer sight or a lower Sun', () => {
    fc.assert(
      fc.property(conditions, number(0, 1), number(0, 60), (given, share, lower) => {
        const visibility = {
          ...given.visibility,
          visibilityM: given.visibility.visibilityM * share,
        };
        expectNoLess(at({ ...given, visibility }), at(given));
        const sunAltitudeDeg = Math.max(-90, given.sky.sunAltitudeDeg - lower);
        expectNoLess(at({ ...given, sky: { ...given.sky, sunAltitudeDeg } }), at(given));
      }),
      runs,
    );
  });

  it('where components meet: every combination of levels is tried', () => {
    const levels: DangerLevel[] = [1, 2, 3, 4];
    const make = (values: readonly DangerLevel[]) =>
      dangerComponents.map((component, index) => {
        const low = values[index] ?? 1;
        return { component, level: { low, high: low }, figures: [], notes: [] };
      });
    let tried = 0;
    for (let code = 0; code < 4 ** 6; code += 1) {
      const values = dangerComponents.map((_, index) => levels[(code >> (2 * index)) & 3] ?? 1);
      const { low } = combinedLevel(make(values));
      expect(low).toBeGreaterThanOrEqual(Math.max(...values));
      values.forEach((one, index) => {
        if (one === 4) return;
        const raised = values.with(index, levels[one] ?? 4);
        expect(combinedLevel(make(raised)).low).toBeGreaterThanOrEqual(low);
      });
      tried += 1;
    }
    expect(tried).toBe(4_096);
  });
});

describe('unknown is never better', () => {
  const parts = ['stream', 'wind', 'water', 'sky', 'visibility', 'fetch'] as const;

  it('whatever is left out, the range only widens, and a note says so', () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom(...parts), (given, part) => {
        const { [part]: _, ...less } = given;
        const [wide, all] = [at(less as Conditions), at(given)];
        expect(wide.level.high).toBeGreaterThanOrEqual(all.level.high);
        expect(wide.level.low).toBeLessThanOrEqual(all.level.low);
        wide.components.forEach((one, index) => {
          expect(one.level.high).toBeGreaterThanOrEqual(all.components[index]?.level.high ?? 4);
          expect(one.level.low).toBeLessThanOrEqual(all.components[index]?.level.low ?? 1);
        });
        const notes = wide.components.flatMap((one) => one.notes);
        const said = part === 'fetch' || notes.some((note) => note.endsWith('-unknown'));
        expect(said).toBe(true);
      }),
      runs,
    );
  });

  it('waves left to the wind are no lower than a sea that this wind can make', () => {
    fc.assert(
      fc.property(conditions, number(0.5, 20), number(0, 1), (given, speed, share) => {
        const wind = windFromSouthWest(speed);
        const sea = growWaves({ windMps: speed, fetchM: given.fetch.lowM });
        const own = { ...given, wind, waves: undefined };
        const { waves: _, ...left } = own;
        const periodS = Math.max(1, sea.periodS);
        const heightM = sea.heightM * share;
        const known = { ...given.waves, heightM, sdM: 0, periodS, toDegTrue: 45 };
        const high = at({ ...left, waves: known }).level.high;
        expect(at(left).level.high).toBeGreaterThanOrEqual(high);
      }),
      runs,
    );
  });

  it('a sea without a period or a direction is no milder than with any', () => {
    fc.assert(
      fc.property(conditions, fc.constantFrom('periodS', 'toDegTrue'), (given, part) => {
        const { [part]: _, ...less } = given.waves;
        const sea = (known: Conditions['waves']) =>
          at({ ...given, ...(known && { waves: known }) }).components[1];
        const [wide, all] = [sea(less as NonNullable<Conditions['waves']>), sea(given.waves)];
        expect(wide?.level.high).toBeGreaterThanOrEqual(all?.level.high ?? 4);
        expect(wide?.level.low).toBeLessThanOrEqual(all?.level.low ?? 1);
      }),
      { ...runs, numRuns: 2_000 },
    );
  });

  it('nothing known is anything from dangerous to deadly', () => {
    const { level } = dangerAt({ place, conditions: {}, cold });
    expect(level).toEqual({ low: 1, high: 4 });
  });

  it('a period or a direction that is missing is said, and makes the sea no milder', () => {
    const sea = { heightM: 0.8, sdM: 0, periodS: 5, toDegTrue: 45, source: 'test' };
    const { periodS: _, ...noPeriod } = sea;
    const { toDegTrue: __, ...noWay } = sea;
    const levelOf = (one: Conditions['waves']) =>
      at({ ...calmDay, ...(one && { waves: one }) }).components.find((c) => c.component === 'sea');
    expect(levelOf(noPeriod)?.notes).toContain('period-unknown');
    expect(levelOf(noPeriod)?.level).toEqual({ low: 3, high: 4 });
    expect(levelOf(noWay)?.notes).toContain('wave-direction-unknown');
    expect(levelOf(sea)?.level).toEqual({ low: 3, high: 3 });
  });
});

describe('numbers', () => {
  it('that come out are finite, each with a unit and a source', () => {
    fc.assert(
      fc.property(conditions, fc.boolean(), (given, isWind) => {
        const { waves: _, ...rest } = given;
        for (const { figures } of at(isWind ? rest : given).components) {
          for (const figure of figures) {
            const values = [figure.value, figure.low, figure.high].filter((v) => v !== undefined);
            expect(values.length).toBeGreaterThan(0);
            for (const value of values) expect(Number.isFinite(value)).toBe(true);
            expect(figure.unit.length * figure.source.length).toBeGreaterThan(0);
          }
        }
      }),
      runs,
    );
  });

  it('that make no sense are refused by name', () => {
    const wind = { ...windFromSouthWest(5), eastMps: Number.NaN };
    expect(() => at({ ...calmDay, wind })).toThrow('wind.eastMps: got NaN, expected m/s');
    const water = { temperatureC: 60, spreadC: 1, source: 'test' };
    expect(() => at({ ...calmDay, water })).toThrow('water.temperatureC: got 60');
    const visibility = { visibilityM: -1, source: 'test' };
    expect(() => at({ ...calmDay, visibility })).toThrow('visibilityM: got -1');
  });

  it('of survival have no upper end, and say so', () => {
    for (let temperatureC = 0; temperatureC <= 25; temperatureC += 1) {
      const water = { temperatureC, spreadC: 1, source: 'test' };
      const part = at({ ...calmDay, water }).components.find((one) => one.component === 'cold');
      const figure = part?.figures.find((one) => one.name.startsWith('survival'));
      expect(figure?.low).toBeGreaterThan(0);
      expect(figure?.high).toBeUndefined();
      expect(part?.notes).toContain('no-upper-limit');
    }
  });
});

describe('words', () => {
  const said: string[] = [];
  for (const language of ['en', 'fr'] as const) {
    for (const low of [1, 2, 3, 4] as const) {
      for (const high of [1, 2, 3, 4] as const) {
        if (high >= low) said.push(levelText({ low, high }, language));
      }
    }
    said.push(...dangerNotes.map((one) => noteText(one, language)));
    said.push(...dangerComponents.map((one) => componentName(one, language)));
  }

  it('never say that it is safe', () => {
    expect(said.length).toBe(2 * (10 + dangerNotes.length + dangerComponents.length));
    const comfort =
      /\bsafe|\bsecure|sans danger|sûr\b|sûre|sécurit|no danger|no risk|sans risque|calm/i;
    expect(said.filter((one) => comfort.test(one))).toEqual([]);
  });

  it('of every range begin with danger, the calmest day too', () => {
    expect(levelText(at(calmDay).level, 'en')).toMatch(/^(?:Very d|D)angerous/);
    expect(levelText({ low: 1, high: 1 }, 'en')).toBe(
      'Dangerous. People have drowned in weather like this too.',
    );
    expect(levelText({ low: 2, high: 4 }, 'fr')).toBe(
      'Très dangereux, peut-être mortel. Il ne faut pas s’attendre à ce qu’une petite embarcation surchargée arrive.',
    );
  });

  it('in French have no space that can break before a colon or semicolon', () => {
    const french = dangerNotes.map((one) => noteText(one, 'fr'));
    expect(french.some((one) => /\u00a0:/.test(one))).toBe(true);
    expect(french.filter((one) => / [:;!?]/.test(one))).toEqual([]);
  });
});
