/** What comes out of a file: fields on a regular grid, each with its source. Times are ms since 1970 UTC. */

export const vectorQuantities = ['current', 'wind'] as const;
export type VectorQuantity = (typeof vectorQuantities)[number];

/** `sea-temperature` in °C; heights in m; periods in s; `wave-from` in degrees true the waves come from. */
export const scalarQuantities = [
  'wave-height',
  'wave-period',
  'wave-from',
  'sea-temperature',
] as const;
export type ScalarQuantity = (typeof scalarQuantities)[number];
export type Quantity = VectorQuantity | ScalarQuantity;

/** A part of the world, in degrees; `westDeg` to `eastDeg` going east. */
export interface Window {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly eastDeg: number;
  readonly northDeg: number;
}

/** Where a field comes from, to be shown beside every value of it. */
export interface FieldSource {
  /** One line for a screen: file, who made it, reference time. */
  readonly text: string;
  readonly file: string;
  readonly format: ForcingFormat;
  /** Names of the variables in the file, or of the GRIB parameters. */
  readonly variables: readonly string[];
  readonly institution?: string;
  readonly title?: string;
  /** When the forecast was started: newer is better where two sources overlap. */
  readonly referenceTimeMs?: number;
}

export const forcingFormats = ['netcdf-classic', 'netcdf-4', 'grib2'] as const;
export type ForcingFormat = (typeof forcingFormats)[number];

/** Row-major, south to north and west to east; `timesMs` ascend. NaN where the file has no value. */
export interface GridShape {
  readonly lon0Deg: number;
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  readonly timesMs: Float64Array;
  readonly source: FieldSource;
}

/** Speeds towards the east and the north, in m/s. */
export interface GridVectorField extends GridShape {
  readonly kind: 'grid';
  readonly quantity: VectorQuantity;
  /** @throws ForcingError where this part of the file is broken, or an index is outside. */
  frame(index: number): VectorFrame;
}
export interface VectorFrame {
  readonly eastMps: Float32Array;
  readonly northMps: Float32Array;
}

export interface GridScalarField extends GridShape {
  readonly kind: 'grid-scalar';
  readonly quantity: ScalarQuantity;
  /** @throws ForcingError where this part of the file is broken, or an index is outside. */
  frame(index: number): { readonly values: Float32Array };
}

export type NoteCode =
  | 'WINDOW_USED'
  | 'AXIS_UNEVEN'
  | 'SURFACE_LEVEL'
  | 'TIMES_LEFT_OUT'
  | 'ONE_TIME'
  | 'ALL_ZERO'
  | 'NO_VALUES'
  | 'FRAMES_UNCHECKED'
  | 'WRAPPED'
  | 'CHOICE'
  | 'DOUBLE_TIME';

/** Something to know that is no refusal; its sentence is made by `noteText`. */
export interface ForcingNote {
  readonly code: NoteCode;
  readonly quantity?: Quantity;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** A quantity that the file has and that cannot be used. */
export interface Refusal {
  readonly quantity: Quantity;
  readonly error: import('./errors.js').ForcingError;
}

export interface OpenedForcing {
  readonly file: string;
  readonly format: ForcingFormat;
  readonly vectors: readonly GridVectorField[];
  readonly scalars: readonly GridScalarField[];
  readonly notes: readonly ForcingNote[];
  readonly refusals: readonly Refusal[];
  /** Ends the access to the file; frames cannot be asked for afterwards. */
  close(): void;
}

export interface OpenOptions {
  /** The part of the world that is needed; without it the whole file, or the Strait of a large one. */
  readonly window?: Window;
  /** Only times from here on, with the one before it. */
  readonly fromMs?: number;
  /** Only times up to here, with the one after it. */
  readonly toMs?: number;
  /** Name of the file where bytes are given. */
  readonly name?: string;
}
