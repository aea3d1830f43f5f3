/** A NetCDF file that is only values in memory, for the rules that come after reading. */
import type { Attribute, CfDataset, CfVariable, Storage } from '../src/netcdf/dataset.js';

export interface Made {
  readonly dimensions: readonly string[];
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly storage?: Storage;
  /** Value at an index of each dimension. */
  readonly at: (...index: number[]) => number;
}

export function memoryDataset(
  sizes: Readonly<Record<string, number>>,
  variables: Readonly<Record<string, Made>>,
): CfDataset {
  const shapeOf = (made: Made): number[] => made.dimensions.map((name) => sizes[name] ?? 1);
  return {
    format: 'netcdf-classic',
    name: 'made.nc',
    attributes: new Map([['institution', 'Met Office\0']]),
    variables: Object.entries(variables).map(
      ([name, made]): CfVariable => ({
        name,
        shape: shapeOf(made),
        dimensions: made.dimensions,
        attributes: new Map(Object.entries(made.attributes ?? {})),
        storage: made.storage ?? 'double',
      }),
    ),
    read(variable, start, count) {
      const made = variables[variable.name];
      const out = new Float64Array(count.reduce((all, one) => all * one, 1));
      for (let i = 0; i < out.length; i += 1) {
        const index: number[] = [];
        let rest = i;
        for (let d = count.length - 1; d >= 0; d -= 1) {
          index[d] = (start[d] ?? 0) + (rest % (count[d] ?? 1));
          rest = Math.floor(rest / (count[d] ?? 1));
        }
        out[i] = made?.at(...index) ?? Number.NaN;
      }
      return out;
    },
    close() {},
  };
}

export interface Grid {
  readonly lon0Deg?: number;
  readonly stepLonDeg?: number;
  readonly columns?: number;
  readonly lat0Deg?: number;
  readonly stepLatDeg?: number;
  readonly rows?: number;
  readonly times?: number;
  /** Points of a dimension `extra`, for levels and members. */
  readonly extra?: number;
}

/** A current whose east is its longitude / 100 and north its latitude / 100, hourly from 2026-01-10. */
export function currentOf(
  grid: Grid = {},
  change: (variables: Record<string, Made>) => void = () => {},
): CfDataset {
  const { lon0Deg = 0, stepLonDeg = 0.5, columns = 9, lat0Deg = 50 } = grid;
  const { stepLatDeg = 0.5, rows = 5, times = 3, extra = 1 } = grid;
  const lonAt = (i: number): number => lon0Deg + i * stepLonDeg;
  const latAt = (i: number): number => lat0Deg + i * stepLatDeg;
  const dimensions = ['time', 'lat', 'lon'];
  const speed = (standard_name: string): Record<string, Attribute> => ({
    standard_name,
    units: 'm s-1',
  });
  const variables: Record<string, Made> = {
    time: {
      dimensions: ['time'],
      attributes: { units: 'hours since 2026-01-10' },
      at: (t = 0) => t,
    },
    lat: {
      dimensions: ['lat'],
      attributes: { units: 'degrees_north' },
      at: (y = 0) => latAt(y),
    },
    lon: {
      dimensions: ['lon'],
      attributes: { units: 'degrees_east' },
      at: (x = 0) => lonAt(x),
    },
    u: {
      dimensions,
      attributes: speed('eastward_sea_water_velocity'),
      at: (_t, _y, x = 0) => (((lonAt(x) + 540) % 360) - 180) / 100,
    },
    v: {
      dimensions,
      attributes: speed('northward_sea_water_velocity'),
      at: (_t, y = 0) => latAt(y) / 100,
    },
  };
  change(variables);
  return memoryDataset({ time: times, lat: rows, lon: columns, extra }, variables);
}
