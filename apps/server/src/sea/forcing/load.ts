/**
 * One file of currents, winds or waves read through: what of it can be used as plain numbers, and why the
 * rest cannot. It runs in a thread of its own, so that no file, however large or hostile, holds up a call.
 */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  ForcingError,
  type ForcingNote,
  type GridScalarField,
  type GridVectorField,
  noteText,
  type OpenedForcing,
  openForcing,
  quantityText,
  refusalText,
  straitWindow,
} from '@straitwatch/forcing';
import type { ForcingFileView } from '@straitwatch/protocol';

/** Values of one field that are kept, all its times together: 128 MB. Beyond it the file is refused. */
export const fieldValuesMax = 32_000_000;

interface PlainShape {
  readonly lon0Deg: number;
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  readonly timesMs: Float64Array;
  /** For the officer who asks where a number comes from. */
  readonly source: string;
  /** When the forecast was started, else when the file was written. */
  readonly madeMs: number;
}
export interface PlainVector extends PlainShape {
  readonly quantity: GridVectorField['quantity'];
  readonly eastMps: readonly Float32Array[];
  readonly northMps: readonly Float32Array[];
}
export interface PlainScalar extends PlainShape {
  readonly quantity: GridScalarField['quantity'];
  readonly values: readonly Float32Array[];
}

/** Shared between threads, so that it is never copied. */
export interface LoadedFile {
  readonly view: ForcingFileView;
  readonly vectors: readonly PlainVector[];
  readonly scalars: readonly PlainScalar[];
}

export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

type Both = ForcingFileView['refusals'][number];
const both = (text: (language: 'en' | 'fr') => string): Both => ({
  en: text('en'),
  fr: text('fr'),
});

/** Whatever is wrong with the file stands in the view; nothing is thrown. */
export async function loadForcing(path: string, span: Span): Promise<LoadedFile> {
  const file = basename(path);
  let opened: OpenedForcing;
  let writtenMs: number;
  try {
    writtenMs = statSync(path).mtimeMs;
    opened = await openForcing(path, { window: straitWindow, ...span });
  } catch (error) {
    return refusedFile(file, whyOf(error));
  }
  try {
    return loadOpened(file, opened, writtenMs);
  } finally {
    opened.close();
  }
}

export function refusedFile(file: string, why: Both): LoadedFile {
  const view = { file, state: 'refused' as const, fields: [], refusals: [why], notes: [] };
  return { view, vectors: [], scalars: [] };
}

function whyOf(error: unknown): Both {
  if (error instanceof ForcingError) {
    // What exactly was found has one language: names of the file, numbers, formats.
    return {
      en: `${refusalText(error, 'en')} (${error.message})`,
      fr: `${refusalText(error, 'fr')} (${error.field} : ${String(error.value).slice(0, 100)})`,
    };
  }
  const what = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
  return {
    en: `The file could not be read: ${what}`,
    fr: `Le fichier n’a pas pu être lu : ${what}`,
  };
}

function loadOpened(file: string, opened: OpenedForcing, writtenMs: number): LoadedFile {
  const refusals = opened.refusals.map(({ error }) => whyOf(error));
  const vectors: PlainVector[] = [];
  const scalars: PlainScalar[] = [];
  const keep = <T>(field: GridVectorField | GridScalarField, take: () => T): T | undefined => {
    const values = field.columns * field.rows * field.timesMs.length * ('values' in field ? 1 : 2);
    if (values > fieldValuesMax) {
      refusals.push(tooLarge(field, values));
      return undefined;
    }
    try {
      return take();
    } catch (error) {
      refusals.push(whyOf(error));
      return undefined;
    }
  };
  const shape = (field: GridVectorField | GridScalarField): PlainShape => ({
    lon0Deg: field.lon0Deg,
    lat0Deg: field.lat0Deg,
    stepLonDeg: field.stepLonDeg,
    stepLatDeg: field.stepLatDeg,
    columns: field.columns,
    rows: field.rows,
    timesMs: Float64Array.from(field.timesMs),
    source: field.source.text,
    madeMs: field.source.referenceTimeMs ?? writtenMs,
  });
  for (const field of opened.vectors) {
    const read = keep(field, () => {
      const frames = Array.from(field.timesMs, (_, index) => field.frame(index));
      const eastMps = frames.map((one) => shared(one.eastMps));
      const northMps = frames.map((one) => shared(one.northMps));
      return { eastMps, northMps };
    });
    const why = read && emptiness(field, [...read.eastMps, ...read.northMps]);
    if (why !== undefined) refusals.push(why);
    else if (read) vectors.push({ ...shape(field), quantity: field.quantity, ...read });
  }
  for (const field of opened.scalars) {
    const values = keep(field, () =>
      Array.from(field.timesMs, (_, index) => shared(field.frame(index).values)),
    );
    const why = values && emptiness(field, values);
    if (why !== undefined) refusals.push(why);
    else if (values) scalars.push({ ...shape(field), quantity: field.quantity, values });
  }
  const used = [...vectors, ...scalars];
  const state = used.length === 0 ? 'refused' : refusals.length > 0 ? 'partly-used' : 'used';
  const fields = used.map(({ quantity, timesMs, source }) => ({
    quantity,
    from: timeText(timesMs[0]),
    to: timeText(timesMs.at(-1)),
    source,
  }));
  const notes = [...opened.notes, ...oneTimeNotes(used, opened.notes)];
  const noted = notes.map((note) => both((language) => noteText(note, language)));
  return { view: { file, state, fields, refusals, notes: noted }, vectors, scalars };
}

const timeText = (timeMs: number | undefined): string => new Date(timeMs ?? 0).toISOString();

function shared(values: Float32Array): Float32Array {
  const kept = new Float32Array(new SharedArrayBuffer(values.byteLength));
  kept.set(values);
  return kept;
}

/** A field without any value, or of nothing but zeros, is no sea: it is not used, and that is said. */
function emptiness(
  field: GridVectorField | GridScalarField,
  frames: readonly Float32Array[],
): Both | undefined {
  const { quantity } = field;
  const known = frames.some((one) => one.some((value) => !Number.isNaN(value)));
  if (!known) {
    return {
      en: `No value of ${quantityText(quantity, 'en')} is in the Strait.`,
      fr: `Aucune valeur dans le détroit : ${quantityText(quantity, 'fr')}.`,
    };
  }
  const isZero = frames.every((one) => one.every((value) => Number.isNaN(value) || value === 0));
  if (!isZero) return undefined;
  return both((language) => noteText({ code: 'ALL_ZERO', quantity, facts: {} }, language));
}

function tooLarge(field: GridVectorField | GridScalarField, values: number): Both {
  const megabytes = Math.round((values * 4) / 1e6);
  const most = Math.round((fieldValuesMax * 4) / 1e6);
  return {
    en: `${quantityText(field.quantity, 'en')} takes ${megabytes} MB for the Strait, more than ${most}: cut it to fewer times or a coarser grid.`,
    fr: `Trop volumineux pour le détroit (${quantityText(field.quantity, 'fr')}) : ${megabytes} Mo, au plus ${most} ; réduire les heures ou la résolution.`,
  };
}

/** Said of files that have one time, not of those of which one is needed. */
function oneTimeNotes(
  used: readonly (PlainVector | PlainScalar)[],
  notes: readonly ForcingNote[],
): ForcingNote[] {
  const cut = new Set(
    notes.filter((one) => one.code === 'TIMES_LEFT_OUT').map((one) => one.quantity),
  );
  return used
    .filter((one) => one.timesMs.length === 1 && !cut.has(one.quantity))
    .map(({ quantity, timesMs }) => ({
      code: 'ONE_TIME',
      quantity,
      facts: { time: timeText(timesMs[0]) },
    }));
}
