/**
 * What the water does to people in it. Bands and sources are those of data/survival.json, given by the
 * caller. No figure of this file is an upper limit to a search, and none is given as one: people have
 * outlived every table.
 */
import { checkNumber, DangerError } from './errors.js';
import type { ComponentDanger, DangerLevel, Figure } from './levels.js';
import { worse } from './levels.js';

/** `data/survival.json`, as far as it is read here. */
export interface SurvivalTable {
  readonly models: readonly {
    readonly id: string;
    readonly [more: string]: unknown;
  }[];
}

export interface ColdBand {
  readonly fromC: number;
  readonly toC: number;
  /** Hours until arms and legs no longer serve. */
  readonly exhaustionH: readonly [number, number];
  /** Shortest survival that the band expects. */
  readonly survivalFromH: number;
}

export interface ColdModel {
  readonly bands: readonly ColdBand[];
  readonly source: string;
}

export interface WaterTemperature {
  readonly temperatureC: number;
  readonly spreadC: number;
  readonly source: string;
}

function fault(field: string, value: unknown, expected: string): DangerError {
  return new DangerError({ code: 'DANGER_TABLE', field, value, expected });
}

/** The bands of exhaustion and survival. @throws DangerError DANGER_TABLE for a table that is none */
export function coldModel(table: SurvivalTable): ColdModel {
  const found = table.models.find((one) => one.id === 'common-table');
  const rows: unknown = found?.bands;
  if (!Array.isArray(rows) || rows.length === 0) {
    throw fault('models.common-table.bands', rows, 'a list of bands');
  }
  const bands = rows.map((row: unknown, index): ColdBand => {
    const field = (name: string): unknown =>
      typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined;
    const number = (name: string, value: unknown): number => {
      if (typeof value === 'number' && value >= 0 && value < 1_000) return value;
      throw fault(`bands[${index}].${name}`, value, 'a number, 0 to 1000');
    };
    const exhaustion: unknown = field('exhaustion_h');
    const survival: unknown = field('survival_h');
    const [from, to]: unknown[] = Array.isArray(exhaustion) ? exhaustion : [];
    const [shortest]: unknown[] = Array.isArray(survival) ? survival : [];
    return {
      fromC: number('c_from', field('c_from')),
      toC: number('c_to', field('c_to')),
      exhaustionH: [number('exhaustion_h[0]', from), number('exhaustion_h[1]', to)],
      survivalFromH: number('survival_h[0]', shortest),
    };
  });
  bands.forEach((band, index) => {
    const next = bands[index + 1];
    const isGap = next !== undefined && next.fromC !== band.toC;
    const isWarmerWorse = next !== undefined && next.exhaustionH[1] < band.exhaustionH[1];
    if (band.toC > band.fromC && !isGap && !isWarmerWorse) return;
    throw fault(`bands[${index}]`, rows[index], 'bands that join, colder never milder');
  });
  return { bands, source: String(found?.source ?? 'no source given') };
}

/** The band of a temperature; beyond either end the last one. */
function bandOf(model: ColdModel, temperatureC: number): ColdBand {
  const { bands } = model;
  const found = bands.find((one) => temperatureC < one.toC) ?? bands[bands.length - 1];
  if (found === undefined) throw fault('bands', bands, 'at least one band');
  return found;
}

/** By the hours after which nobody in the water can help themselves any more. */
function levelOf(band: ColdBand): DangerLevel {
  const spentH = band.exhaustionH[1];
  if (spentH <= 0.5) return 4;
  if (spentH <= 2) return 3;
  return spentH <= 7 ? 2 : 1;
}

const surveySource =
  'fit to the UK National Immersion Incident Survey (Environmental Ergonomics 2007), no buoyancy aid';

/**
 * Hours to which half of the people without a buoyancy aid survive, 5 to 15 °C; undefined elsewhere.
 * Fit of data/survival.json, within 1 % of the survey's three points.
 * @example halfSurviveH(10) // 5.70
 */
export function halfSurviveH(temperatureC: number): number | undefined {
  if (!(temperatureC >= 5 && temperatureC <= 15)) return undefined;
  return 2.28 * Math.exp(0.0916 * temperatureC);
}

/**
 * Mean minutes to deadly cooling of a lightly clothed adult who keeps still in a lifejacket, 0 to 20 °C.
 * J. S. Hayward, J. D. Eckerson and M. L. Collis, 1975, as in data/survival.json.
 * @example coolingMin(10) // 177
 */
export function coolingMin(temperatureC: number): number | undefined {
  if (!(temperatureC >= 0 && temperatureC <= 20)) return undefined;
  return 15 + 7.2 / (0.0785 - 0.0034 * temperatureC);
}

/** The cold as a component; without a temperature of the water it may be anything. */
export function coldDanger(model: ColdModel, water: WaterTemperature | undefined): ComponentDanger {
  if (water === undefined) {
    const notes = ['water-unknown', 'no-upper-limit'] as const;
    return { component: 'cold', level: { low: 1, high: 4 }, figures: [], notes };
  }
  const { temperatureC, spreadC, source } = water;
  checkNumber('water.temperatureC', temperatureC, { min: -2, max: 40, unit: '°C' });
  checkNumber('water.spreadC', spreadC, { min: 0, max: 15, unit: '°C' });
  const coldest = temperatureC - spreadC;
  const warmest = temperatureC + spreadC;
  const [cold, mild] = [bandOf(model, coldest), bandOf(model, warmest)];
  const figures: Figure[] = [
    { name: 'water', value: temperatureC, low: coldest, high: warmest, unit: '°C', source },
    {
      name: 'time until exhausted',
      low: cold.exhaustionH[0],
      high: mild.exhaustionH[1],
      unit: 'h',
      source: model.source,
    },
    {
      name: 'survival, from',
      low: cold.survivalFromH,
      unit: 'h',
      source: model.source,
    },
    ...between('half survive, no buoyancy aid', 'h', { source: surveySource, of: halfSurviveH })(
      coldest,
      warmest,
    ),
    ...between('mean time to deadly cooling, lifejacket, still', 'min', {
      source: 'Hayward 1975',
      of: coolingMin,
    })(coldest, warmest),
  ];
  const level = { low: levelOf(mild), high: worse(levelOf(mild), levelOf(cold)) };
  return { component: 'cold', level, figures, notes: ['no-upper-limit'] };
}

/** A formula at both ends of the temperature; shown only where both lie within its validity. */
function between(
  name: string,
  unit: string,
  formula: { readonly source: string; readonly of: (temperatureC: number) => number | undefined },
): (coldest: number, warmest: number) => Figure[] {
  return (coldest, warmest) => {
    const low = formula.of(coldest);
    const high = formula.of(warmest);
    if (low === undefined || high === undefined) return [];
    return [{ name, low, high, unit, source: formula.source }];
  };
}
