/** Temperature of the sea by the month: a climate, not a measurement; it carries its spread. */
import { checkTime, MetoceanError } from '../errors.js';

const months = [
  ...(['jan', 'feb', 'mar', 'apr', 'may', 'jun'] as const),
  ...(['jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const),
] as const;

/** `sea_temperature_c.strait_monthly_estimate` of data/survival.json. */
export type MonthlyTemperature = Readonly<Record<(typeof months)[number], number>> & {
  readonly source: string;
  readonly confidence: string;
};

export interface SeaTemperature {
  readonly temperatureC: number;
  /** Half the years lie roughly within this either way. */
  readonly spreadC: number;
  readonly source: string;
  readonly confidence: string;
}

/** The table's own words: about 1.5 C either way by year. */
const spreadC = 1.5;
const yearDays = 365.2425;

/**
 * Temperature of a time, linear between the middles of months.
 * @throws MetoceanError for a month that is missing or no sea temperature.
 * @example seaTemperature(table, Date.parse('2021-11-24T03:00:00Z')).temperatureC // about 12
 */
export function seaTemperature(table: MonthlyTemperature, timeMs: number): SeaTemperature {
  checkTime('time', timeMs);
  const values = months.map((month) => {
    const value = table[month];
    if (value >= -2 && value <= 40) return value;
    throw new MetoceanError({
      code: 'METOCEAN_MONTH',
      field: month,
      value,
      expected: 'degrees Celsius of the sea, -2 to 40',
    });
  });
  const year = new Date(timeMs).getUTCFullYear();
  const share = (timeMs - Date.UTC(year, 0, 1)) / 86_400_000 / yearDays;
  const at = share * 12 - 0.5;
  const first = Math.floor(at);
  const a = values[(first + 12) % 12]!;
  const b = values[(first + 13) % 12]!;
  return {
    temperatureC: a + (b - a) * (at - first),
    spreadC,
    source: table.source,
    confidence: table.confidence,
  };
}
