/** What a file holds, what of it would be used, and why the rest is refused: for whoever brings it. */
import { asForcingError, ForcingError } from './errors.js';
import { limits } from './limits.js';
import { openAny } from './open.js';
import { noteText, refusalText } from './texts.js';
import type {
  ForcingFormat,
  ForcingNote,
  GridScalarField,
  GridVectorField,
  OpenedForcing,
  OpenOptions,
  Quantity,
} from './types.js';

export interface Sentences {
  readonly en: string;
  readonly fr: string;
}
export interface CheckedRefusal extends Sentences {
  readonly code: string;
  readonly field: string;
  readonly value: string;
  readonly expected: string;
  readonly quantity?: Quantity;
}
export interface CheckedNote extends Sentences {
  readonly code: string;
  readonly quantity?: Quantity;
  readonly facts: Readonly<Record<string, string | number>>;
}
export interface CheckedField {
  readonly quantity: Quantity;
  readonly source: string;
  readonly variables: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly times: number;
  readonly westDeg: number;
  readonly eastDeg: number;
  readonly southDeg: number;
  readonly northDeg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  /** Share of the points that have a value, over the times that were read. */
  readonly knownShare: number;
  /** Of speeds in m/s, heights in m, periods in s, directions in degrees, temperatures in °C. */
  readonly min?: number;
  readonly max?: number;
}

export interface ForcingReport {
  readonly file: string;
  readonly format?: ForcingFormat;
  /** Something in it can be used. */
  readonly usable: boolean;
  readonly fields: readonly CheckedField[];
  readonly notes: readonly CheckedNote[];
  readonly refusals: readonly CheckedRefusal[];
}

/**
 * Reads a file through, as far as `limits.framesCheckedMax` times of each field go. A field of which any time
 * cannot be read is refused, although its other times could be.
 *
 * @throws ForcingError only for wrong options: what is wrong with the file stands in the report.
 */
export async function checkForcing(
  input: string | Uint8Array,
  options: OpenOptions = {},
): Promise<ForcingReport> {
  const file = typeof input === 'string' ? (input.split(/[\\/]/).at(-1) ?? '') : options.name;
  let opened: OpenedForcing;
  try {
    opened = await openAny(input, options);
  } catch (error) {
    const known = asForcingError(file ?? 'bytes', error);
    if (known.code === 'FORCING_OPTION') throw known;
    const refusals = [checkedRefusal(known)];
    return { file: file ?? 'bytes', usable: false, fields: [], notes: [], refusals };
  }
  try {
    return reportOf(opened);
  } finally {
    opened.close();
  }
}

function reportOf(opened: OpenedForcing): ForcingReport {
  const fields: CheckedField[] = [];
  const notes = [...opened.notes];
  const refusals = opened.refusals.map(({ quantity, error }) => checkedRefusal(error, quantity));
  for (const field of [...opened.vectors, ...opened.scalars]) {
    try {
      fields.push(readThrough(field, notes));
    } catch (error) {
      refusals.push(checkedRefusal(asForcingError(field.quantity, error), field.quantity));
    }
  }
  return {
    file: opened.file,
    format: opened.format,
    usable: fields.length > 0,
    fields,
    notes: notes.map(checkedNote),
    refusals,
  };
}

function checkedNote(note: ForcingNote): CheckedNote {
  return { ...note, en: noteText(note, 'en'), fr: noteText(note, 'fr') };
}

function checkedRefusal(error: ForcingError, quantity?: Quantity): CheckedRefusal {
  const { code, field, value, expected } = error;
  return {
    code,
    field,
    value: String(value).slice(0, 200),
    expected,
    ...(quantity === undefined ? {} : { quantity }),
    en: refusalText(error, 'en'),
    fr: refusalText(error, 'fr'),
  };
}

/** Speeds of a vector, values of a scalar. */
function valuesOf(field: GridVectorField | GridScalarField, index: number): Float32Array {
  const frame = field.frame(index);
  if ('values' in frame) return frame.values;
  return frame.eastMps.map((east, i) => Math.hypot(east, frame.northMps[i] ?? Number.NaN));
}

const iso = (timeMs: number | undefined): string => new Date(timeMs ?? 0).toISOString();

function readThrough(field: GridVectorField | GridScalarField, notes: ForcingNote[]): CheckedField {
  const { quantity, timesMs } = field;
  const checked = Math.min(timesMs.length, limits.framesCheckedMax);
  let [known, all] = [0, 0];
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < checked; index += 1) {
    const values = valuesOf(field, index);
    let here = 0;
    for (const value of values) {
      if (Number.isNaN(value)) continue;
      here += 1;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    if (here === 0)
      notes.push({ code: 'NO_VALUES', quantity, facts: { time: iso(timesMs[index]) } });
    known += here;
    all += values.length;
  }
  if (known === 0) throw nothingKnown(quantity, all);
  if (checked < timesMs.length) {
    const facts = { checked, all: timesMs.length };
    notes.push({ code: 'FRAMES_UNCHECKED', quantity, facts });
  }
  if (timesMs.length === 1) {
    notes.push({ code: 'ONE_TIME', quantity, facts: { time: iso(timesMs[0]) } });
  }
  if (min === 0 && max === 0) notes.push({ code: 'ALL_ZERO', quantity, facts: {} });
  const degrees = (value: number): number => Number(value.toFixed(6));
  const { lon0Deg, lat0Deg, stepLonDeg, stepLatDeg, columns, rows } = field;
  return {
    quantity,
    source: field.source.text,
    variables: field.source.variables,
    from: iso(timesMs[0]),
    to: iso(timesMs.at(-1)),
    times: timesMs.length,
    westDeg: degrees(lon0Deg),
    eastDeg: degrees(lon0Deg + (columns - 1) * stepLonDeg),
    southDeg: degrees(lat0Deg),
    northDeg: degrees(lat0Deg + (rows - 1) * stepLatDeg),
    stepLonDeg: degrees(stepLonDeg),
    stepLatDeg: degrees(stepLatDeg),
    knownShare: Number((known / all).toFixed(4)),
    min: Number(min.toFixed(3)),
    max: Number(max.toFixed(3)),
  };
}

function nothingKnown(quantity: Quantity, points: number): ForcingError {
  return new ForcingError({
    code: 'FORCING_VALUE',
    field: quantity,
    value: `no value at any of ${points} points`,
    expected: 'at least one value',
  });
}
