/** The fields of a GRIB2 file: messages of one meaning and grid, put in order of time. */
import type { ByteSource } from '../bytes.js';
import { asForcingError, ForcingError, refuse } from '../errors.js';
import { checkValues, keptFrames, vectorFrames } from '../frames.js';
import { type GridPart, gridPart, placeRun, timesNeeded } from '../grid.js';
import { limits } from '../limits.js';
import { allowed } from '../quantities.js';
import type {
  ForcingNote,
  GridScalarField,
  GridShape,
  GridVectorField,
  OpenedForcing,
  OpenOptions,
  Quantity,
  Refusal,
  ScalarQuantity,
  VectorQuantity,
} from '../types.js';
import {
  type GribGrid,
  type GribTimes,
  gridOf,
  type Meaning,
  meaningOf,
  timesOf,
} from './header.js';
import { type Jpeg2000, loadJpeg2000 } from './jpeg2000.js';
import { type GribField, scanMessages } from './messages.js';
import { checkPacking, jpeg2000Packing, packingOf, unpackField } from './unpack.js';

interface Known extends GribTimes, Meaning {
  readonly field: GribField;
}

/** Identification of originating centres (common code table C-11) that publish for these waters. */
const centres: Readonly<Record<number, string>> = {
  7: 'NCEP',
  74: 'Met Office',
  78: 'DWD',
  84: 'Météo-France (Toulouse)',
  85: 'Météo-France (Toulouse)',
  98: 'ECMWF',
  94: 'DMI',
  99: 'KNMI',
};

/** @throws ForcingError where the file is broken, or holds nothing that is of use here. */
export async function fieldsOfGrib(
  source: ByteSource,
  options: OpenOptions,
): Promise<OpenedForcing> {
  const all = scanMessages(source);
  const jpeg2000 = all.some((one) => packingOf(one) === jpeg2000Packing)
    ? await loadJpeg2000()
    : undefined;
  const groups = new Map<Quantity, { field: GribField; meaning: Meaning }[]>();
  for (const field of all) {
    const meaning = meaningOf(field);
    if (meaning === undefined) continue;
    const group = groups.get(meaning.quantity) ?? [];
    group.push({ field, meaning });
    groups.set(meaning.quantity, group);
  }
  if (groups.size === 0) throw nothingIn(source, all);
  const notes: ForcingNote[] = [];
  const refusals: Refusal[] = [];
  const vectors: GridVectorField[] = [];
  const scalars: GridScalarField[] = [];
  for (const [quantity, group] of groups) {
    try {
      const series = seriesOf(quantity, group, notes);
      const opened = openSeries({ source, jpeg2000, quantity, series }, options, notes);
      if (isVector(quantity)) vectors.push(vectorField(quantity, opened));
      else scalars.push(scalarField(quantity, opened));
    } catch (error) {
      refusals.push({ quantity, error: asForcingError(quantity, error) });
    }
  }
  const close = (): void => source.close();
  return { file: source.name, format: 'grib2', vectors, scalars, notes, refusals, close };
}

const isVector = (quantity: Quantity): quantity is VectorQuantity =>
  quantity === 'current' || quantity === 'wind';

function nothingIn(source: ByteSource, all: readonly GribField[]): ForcingError {
  const found = new Set(
    all.map(({ discipline, section4 }) => {
      const level = `level ${section4.u8(23)}`;
      return `${discipline}.${section4.u8(10)}.${section4.u8(11)} on ${level}`;
    }),
  );
  return new ForcingError({
    code: 'FORCING_NOTHING',
    field: `${source.name}: parameters`,
    value: [...found].slice(0, 12).join(', '),
    expected: 'wind of 10 m (0.2.2, 0.2.3), current (10.1.2, 10.1.3), waves (10.0.3) or 10.3.0',
  });
}

/** For each time the field of each component, of the best rank, on the grid of the first. */
type Series = readonly (readonly Known[])[];

function seriesOf(
  quantity: Quantity,
  group: readonly { field: GribField; meaning: Meaning }[],
  notes: ForcingNote[],
): Series {
  const ranks = group.map(({ meaning }) => meaning.rank);
  const rank = Math.min(...new Set(ranks));
  const used = group.filter(({ meaning }) => meaning.rank === rank);
  if (used.length < group.length) {
    notes.push({ code: 'CHOICE', quantity, facts: { used: used[0]?.meaning.text ?? '' } });
  }
  const times = new Map<number, Known[]>();
  let doubles = 0;
  for (const { field, meaning } of used) {
    const known = { field, ...meaning, ...timesOf(field) };
    const here = times.get(known.validTimeMs) ?? [];
    const before = here[known.component];
    if (before !== undefined) doubles += 1;
    // Of two runs of a forecast the newer one; of two members of an ensemble the first.
    if (before === undefined || known.referenceTimeMs > before.referenceTimeMs) {
      here[known.component] = known;
    }
    times.set(known.validTimeMs, here);
  }
  if (doubles > 0) notes.push({ code: 'DOUBLE_TIME', quantity, facts: { fields: doubles } });
  const series = [...times].sort(([a], [b]) => a - b).map(([, here]) => here);
  const wanted = isVector(quantity) ? 2 : 1;
  for (const here of series) {
    const isWhole = here.length === wanted && here[0] !== undefined;
    if (isWhole) continue;
    const at = new Date(here.find((one) => one !== undefined)?.validTimeMs ?? 0).toISOString();
    refuse('FORCING_PAIR', quantity, `one component at ${at}`, 'both components at each time');
  }
  if (series.length > limits.timesMax) {
    refuse('FORCING_LIMIT', `${quantity}: times`, series.length, `at most ${limits.timesMax}`);
  }
  return series;
}

interface Asked {
  readonly source: ByteSource;
  readonly jpeg2000: Jpeg2000 | undefined;
  readonly quantity: Quantity;
  readonly series: Series;
}

interface OpenedSeries {
  readonly shape: GridShape;
  readonly read: (index: number, component: 0 | 1) => Float32Array;
}

function openSeries(asked: Asked, options: OpenOptions, notes: ForcingNote[]): OpenedSeries {
  const { source, jpeg2000, quantity, series } = asked;
  const first = series[0]?.[0];
  if (first === undefined) throw new RangeError('no field');
  const grid = gridOf(first.field);
  const gridBytes = Buffer.from(first.field.section3.bytes);
  for (const { field } of series.flat()) {
    checkPacking(field);
    if (gridBytes.equals(field.section3.bytes)) continue;
    refuse('FORCING_GRID', field.name, 'another grid', `the grid of ${first.field.name}`);
  }
  checkDirections(quantity, grid, first.field.name);
  const part = gridPart(first.field.name, grid, options.window);
  notes.push(...part.notes.map((note) => ({ ...note, quantity })));
  const all = Float64Array.from(series, (here) => here[0]?.validTimeMs ?? Number.NaN);
  const times = timesNeeded(all, options);
  if (times.count < all.length) {
    const facts = { used: times.count, all: all.length };
    notes.push({ code: 'TIMES_LEFT_OUT', quantity, facts });
  }
  const offset = quantity === 'sea-temperature' ? -273.15 : 0;
  const read = (index: number, component: 0 | 1): Float32Array => {
    const known = series[times.start + index]?.[component] ?? first;
    const raw = unpackField(source, known.field, grid.lon.count * grid.lat.count, jpeg2000);
    const values = placeField(raw, grid, part, offset);
    checkValues(known.field.name, values, allowed[quantity]);
    return quantity === 'wave-from' ? values.map((deg) => ((deg % 360) + 360) % 360) : values;
  };
  const { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows } = part;
  const timesMs = all.slice(times.start, times.start + times.count);
  const shape = { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows, timesMs };
  return { shape: { ...shape, source: sourceOf(source, series) }, read };
}

/**
 * Vectors along the grid are those to the east and north only where the grid runs that way: of other
 * scans, writers disagree about what "increasing" means (flag table 3.3, bit 5).
 */
function checkDirections(quantity: Quantity, grid: GribGrid, name: string): void {
  if (!isVector(quantity) || !grid.isGridRelative) return;
  if (grid.lon.step > 0 && grid.lat.step > 0) return;
  const expected = 'components to the east and north (uvRelativeToGrid=0)';
  refuse('FORCING_GRID', `${name}: components`, 'along a grid that runs west or south', expected);
}

function placeField(
  raw: Float64Array,
  grid: GribGrid,
  part: GridPart,
  offset: number,
): Float32Array {
  const { isColumnwise, isWinding, lon, lat } = grid;
  const out = new Float32Array(part.columns * part.rows);
  let first = 0;
  for (const run of part.columnRuns) {
    const at = (row: number, column: number): number => {
      const [y, x] = [part.rowRun.start + row, run.start + column];
      const [slow, fast, length] = isColumnwise ? [x, y, lat.count] : [y, x, lon.count];
      const along = isWinding && slow % 2 === 1 ? length - 1 - fast : fast;
      return (raw[slow * length + along] ?? Number.NaN) + offset;
    };
    placeRun(part, { first, count: run.count }, at, out);
    first += run.count;
  }
  return out;
}

function sourceOf(source: ByteSource, series: Series): GridShape['source'] {
  const all = series.flat();
  const referenceTimeMs = all.reduce((most, one) => Math.max(most, one.referenceTimeMs), 0);
  const number = all[0]?.field.section1.u16(6) ?? 0;
  const institution = centres[number] ?? `centre ${number}`;
  return {
    text: `${source.name}, ${institution}, run of ${new Date(referenceTimeMs).toISOString()}`,
    file: source.name,
    format: 'grib2',
    variables: [...new Set(all.map((one) => one.text))],
    institution,
    referenceTimeMs,
  };
}

function vectorField(quantity: VectorQuantity, { shape, read }: OpenedSeries): GridVectorField {
  const frame = vectorFrames(quantity, shape.timesMs.length, read);
  return { kind: 'grid', quantity, ...shape, frame };
}

function scalarField(quantity: ScalarQuantity, { shape, read }: OpenedSeries): GridScalarField {
  const frame = keptFrames(quantity, shape.timesMs.length, (index) => ({ values: read(index, 0) }));
  return { kind: 'grid-scalar', quantity, ...shape, frame };
}
