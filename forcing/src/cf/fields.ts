/** The fields of a NetCDF file: what CF names in it, on which grid, each frame read when it is asked for. */
import { asForcingError, ForcingError, refuse } from '../errors.js';
import { checkValues, keptFrames, vectorFrames } from '../frames.js';
import { type GridPart, gridPart, placeRun, timesNeeded } from '../grid.js';
import { type CfDataset, type CfVariable, textOf } from '../netcdf/dataset.js';
import { allowed, conversionOf, scalarNames, vectorNames } from '../quantities.js';
import type {
  FieldSource,
  ForcingNote,
  GridScalarField,
  GridShape,
  GridVectorField,
  OpenedForcing,
  OpenOptions,
  Quantity,
  Refusal,
} from '../types.js';
import { scalarQuantities, vectorQuantities } from '../types.js';
import { type Layout, layoutOf, pointsOf } from './coordinates.js';
import { timesMsOf, timeUnits } from './time.js';
import { decoderOf } from './values.js';

/** Where water is the surface, and wind is that of 10 m. */
const levels = {
  wind: { levelM: 10, levelMaxM: 15 },
  water: { levelM: 0, levelMaxM: 20 },
} as const;

interface Found {
  readonly quantity: Quantity;
  readonly variables: readonly CfVariable[];
}

/** @throws ForcingError `FORCING_NOTHING` where no variable has a standard name that is known here. */
export function fieldsOfDataset(dataset: CfDataset, options: OpenOptions): OpenedForcing {
  const notes: ForcingNote[] = [];
  const refusals: Refusal[] = [];
  const vectors: GridVectorField[] = [];
  const scalars: GridScalarField[] = [];
  for (const quantity of vectorQuantities) {
    attempt(quantity, refusals, () => {
      const found = findPair(dataset, quantity, notes);
      if (found === undefined) return;
      const { shape, read } = opened(dataset, { quantity, variables: found }, options, notes);
      const frame = vectorFrames(quantity, shape.timesMs.length, (index, which) =>
        read(which, index),
      );
      vectors.push({ kind: 'grid', quantity, ...shape, frame });
    });
  }
  for (const quantity of scalarQuantities) {
    attempt(quantity, refusals, () => {
      const named = dataset.variables.filter((one) =>
        scalarNames[quantity].includes(textOf(one.attributes, 'standard_name') ?? ''),
      );
      const best = scalarNames[quantity]
        .map((name) => named.find((one) => textOf(one.attributes, 'standard_name') === name))
        .find((one) => one !== undefined);
      if (best === undefined) return;
      const { shape, read } = opened(dataset, { quantity, variables: [best] }, options, notes);
      const frame = keptFrames(quantity, shape.timesMs.length, (index) => ({
        values: read(0, index),
      }));
      scalars.push({ kind: 'grid-scalar', quantity, ...shape, frame });
    });
  }
  if (vectors.length + scalars.length + refusals.length === 0) throw nothingIn(dataset);
  const { format, name } = dataset;
  const close = (): void => dataset.close();
  return { file: name, format, vectors, scalars, notes, refusals, close };
}

function attempt(quantity: Quantity, refusals: Refusal[], work: () => void): void {
  try {
    work();
  } catch (error) {
    refusals.push({ quantity, error: asForcingError(quantity, error) });
  }
}

function nothingIn(dataset: CfDataset): ForcingError {
  const names = dataset.variables.map((one) => {
    const standard = textOf(one.attributes, 'standard_name');
    return standard === undefined ? one.name : `${one.name} (${standard})`;
  });
  const known = [vectorNames.current[0], vectorNames.wind[0]].flat().join(', ');
  return new ForcingError({
    code: 'FORCING_NOTHING',
    field: `${dataset.name}: variables`,
    value: names.join(', ') || 'none',
    expected: `variables with a standard_name such as ${known}, ${scalarNames['wave-height'][0]}`,
  });
}

/** Both components by their standard names. @throws ForcingError `FORCING_PAIR` where one is missing. */
function findPair(
  dataset: CfDataset,
  quantity: 'current' | 'wind',
  notes: ForcingNote[],
): readonly CfVariable[] | undefined {
  const of = (name: string) =>
    dataset.variables.filter((one) => textOf(one.attributes, 'standard_name') === name);
  let half: string | undefined;
  for (const [eastName, northName] of vectorNames[quantity]) {
    const easts = of(eastName);
    const norths = of(northName);
    for (const east of easts) {
      const north = norths.find((one) => one.dimensions.join() === east.dimensions.join());
      if (north === undefined) continue;
      if (easts.length > 1) {
        notes.push({ code: 'CHOICE', quantity, facts: { used: `${east.name}, ${north.name}` } });
      }
      return [east, north];
    }
    if (easts.length + norths.length > 0) half ??= easts.length > 0 ? northName : eastName;
  }
  if (half === undefined) return undefined;
  return refuse('FORCING_PAIR', quantity, 'one component', `${half} on the same dimensions`);
}

interface Opened {
  readonly shape: GridShape;
  /** Values of one variable at a time that is in the field. */
  readonly read: (variable: number, index: number) => Float32Array;
}

function opened(
  dataset: CfDataset,
  found: Found,
  options: OpenOptions,
  notes: ForcingNote[],
): Opened {
  const { quantity, variables } = found;
  const [first] = variables;
  if (first === undefined) throw new RangeError('no variable');
  for (const { refusal } of variables) if (refusal !== undefined) throw refusal;
  const layout = layoutOf(dataset, first, levels[quantity === 'wind' ? 'wind' : 'water']);
  const part = gridPart(first.name, layout, options.window);
  const times = timesNeeded(layout.timesMs, options);
  notes.push(...part.notes.map((note) => ({ ...note, quantity })));
  if (layout.levelText !== undefined) {
    notes.push({ code: 'SURFACE_LEVEL', quantity, facts: { level: layout.levelText } });
  }
  if (times.count < layout.timesMs.length) {
    const facts = { used: times.count, all: layout.timesMs.length };
    notes.push({ code: 'TIMES_LEFT_OUT', quantity, facts });
  }
  const decoders = variables.map((variable) =>
    decoderOf(
      variable,
      conversionOf(variable.name, quantity, textOf(variable.attributes, 'units')),
    ),
  );
  const read = (which: number, index: number): Float32Array => {
    const variable = variables[which] ?? first;
    const decode = decoders[which] ?? ((value: number): number => value);
    const values = readFrame(dataset, { variable, layout, part }, times.start + index, decode);
    checkValues(`${variable.name} at time ${times.start + index}`, values, allowed[quantity]);
    return quantity === 'wave-from' ? values.map((deg) => ((deg % 360) + 360) % 360) : values;
  };
  const { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows } = part;
  const timesMs = layout.timesMs.slice(times.start, times.start + times.count);
  const grid = { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows, timesMs };
  return { shape: { ...grid, source: sourceOf(dataset, variables) }, read };
}

interface Reading {
  readonly variable: CfVariable;
  readonly layout: Layout;
  readonly part: GridPart;
}

function readFrame(
  dataset: CfDataset,
  { variable, layout, part }: Reading,
  timeIndex: number,
  decode: (raw: number) => number,
): Float32Array {
  const out = new Float32Array(part.columns * part.rows);
  let first = 0;
  // A file that runs from east to west keeps its western run last.
  for (const run of part.columnRuns) {
    const start = [...layout.fixed];
    const count = start.map(() => 1);
    if (layout.timeAt >= 0) start[layout.timeAt] = timeIndex;
    start[layout.lonAt] = run.start;
    count[layout.lonAt] = run.count;
    start[layout.latAt] = part.rowRun.start;
    count[layout.latAt] = part.rowRun.count;
    const raw = dataset.read(variable, start, count);
    const isRowSlow = layout.latAt < layout.lonAt;
    const rowStride = isRowSlow ? run.count : 1;
    const columnStride = isRowSlow ? 1 : part.rowRun.count;
    placeRun(
      part,
      { first, count: run.count },
      (row, column) => decode(raw[row * rowStride + column * columnStride] ?? Number.NaN),
      out,
    );
    first += run.count;
  }
  return out;
}

function sourceOf(dataset: CfDataset, variables: readonly CfVariable[]): FieldSource {
  const institution = textOf(dataset.attributes, 'institution')?.slice(0, 200);
  const title = textOf(dataset.attributes, 'title')?.slice(0, 200);
  const referenceTimeMs = referenceOf(dataset);
  const parts = [
    dataset.name,
    institution,
    title,
    referenceTimeMs === undefined ? undefined : `run of ${new Date(referenceTimeMs).toISOString()}`,
  ];
  return {
    text: parts.filter((one) => one !== undefined).join(', '),
    file: dataset.name,
    format: dataset.format,
    variables: variables.map((one) => one.name),
    ...(institution === undefined ? {} : { institution }),
    ...(title === undefined ? {} : { title }),
    ...(referenceTimeMs === undefined ? {} : { referenceTimeMs }),
  };
}

/** When the forecast was started, where exactly one start is said and can be read. */
function referenceOf(dataset: CfDataset): number | undefined {
  const variable = dataset.variables.find(
    (one) =>
      textOf(one.attributes, 'standard_name') === 'forecast_reference_time' &&
      one.shape.reduce((all, length) => all * length, 1) === 1,
  );
  if (variable === undefined) return undefined;
  try {
    const units = timeUnits(variable.name, textOf(variable.attributes, 'units') ?? '');
    return timesMsOf(variable.name, pointsOf(dataset, variable), units)[0];
  } catch (error) {
    // It only says how old the forecast is; the values do not depend on it.
    if (error instanceof ForcingError) return undefined;
    throw error;
  }
}
