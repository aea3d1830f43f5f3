/**
 * What goes into a run and what comes out. SI units; velocities are towards; times are milliseconds
 * since 1970 UTC.
 */

/** A regular grid of vectors with frames in time; NaN where there is no water (or no air). */
export interface GridVectorField {
  readonly kind: 'grid';
  readonly lon0Deg: number;
  /** The southern row. Rows go south to north, cells of a row west to east. */
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  /** Ascending. One time only if the field is steady. */
  readonly timesMs: Float64Array;
  /** The one frame holds at all times. */
  readonly steady?: boolean;
  frame(index: number): { readonly eastMps: Float32Array; readonly northMps: Float32Array };
}

/** A grid that can be worked out at any time, as a harmonic tidal stream. */
export interface EvaluatedGrid {
  readonly kind: 'evaluated';
  readonly lon0Deg: number;
  readonly lat0Deg: number;
  readonly stepLonDeg: number;
  readonly stepLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  readonly fromMs: number;
  readonly toMs: number;
  frameAt(timeMs: number, eastMps: Float32Array, northMps: Float32Array): void;
}

/** Any other source: it is asked for many places at one time. */
export interface SampledField {
  readonly kind: 'sampled';
  /** Sets `known[i]` to 1 where the field has a value, else to 0. */
  sampleInto(
    timeMs: number,
    lonDeg: Float64Array,
    latDeg: Float64Array,
    count: number,
    eastMps: Float64Array,
    northMps: Float64Array,
    known: Uint8Array,
  ): void;
}

export interface ConstantField {
  readonly kind: 'constant';
  readonly eastMps: number;
  readonly northMps: number;
}

export type Forcing = ConstantField | GridVectorField | EvaluatedGrid | SampledField;

/** One row of the leeway table, as published: per cent, cm/s. */
export interface LeewayRow {
  readonly key: string;
  readonly downwind: LeewayTerm;
  readonly crosswind_right: LeewayTerm;
  readonly crosswind_left: LeewayTerm;
}
export interface LeewayTerm {
  readonly slope_pct: number;
  readonly offset_cm_s: number;
  readonly std_cm_s: number;
}

/** A guess at what drifts, and what it may turn into: people who leave the boat, a swamped hull. */
export interface DriftObject {
  readonly class: string;
  readonly weight: number;
  /** From a time between these hours after release, evenly, it drifts as another class. */
  readonly later?: { readonly class: string; readonly afterH: readonly [number, number] };
}

/** The engine runs from release for a while, then stops for good. */
export interface EngineRun {
  readonly courseToDegTrue: number;
  readonly speedMps: number;
  /** It stops at a time between these hours after release, evenly. */
  readonly stopsAfterH: readonly [number, number];
  readonly courseSdDeg: number;
  readonly speedSdMps: number;
}

export type ReleasePlace =
  | {
      readonly kind: 'circle';
      readonly lat: number;
      readonly lon: number;
      /** Holds 95 % of a circular normal. */
      readonly radiusM: number;
    }
  /** Evenly over a polygon: corners [lon, lat], outer ring first, then holes. */
  | {
      readonly kind: 'polygon';
      readonly rings: readonly (readonly (readonly [number, number])[])[];
    };

export interface DriftModel {
  readonly windError: 'correlated' | 'per-life';
  readonly windErrorHours: number;
  readonly jibePerHour: number;
  readonly currentSdMps: number;
  readonly windSdMps: number;
  readonly backward: boolean;
}

export interface DriftOptions {
  /** The rows of the leeway table. */
  readonly table: readonly LeewayRow[];
  readonly objects: readonly DriftObject[];
  readonly release: {
    readonly timeMs: number;
    readonly durationS: number;
    readonly place: ReleasePlace;
  };
  readonly hours: number;
  /** The longest step; steps are shortened to meet the hours asked for. */
  readonly stepS: number;
  readonly particles: number;
  readonly seed: number;
  readonly current: Forcing;
  readonly wind: Forcing;
  /** Land that stops a particle, from `createCoast`; without it there is no land. */
  readonly coast?: Coast;
  readonly engine?: EngineRun;
  readonly model: DriftModel;
  /** Hours after release (before it when backward) at which the cloud is wanted, ascending. */
  readonly atHours: readonly number[];
}

/** Land prepared for quick questions. Plain data: it can be sent to another thread. */
export interface Coast {
  readonly westDeg: number;
  readonly southDeg: number;
  readonly cellLonDeg: number;
  readonly cellLatDeg: number;
  readonly columns: number;
  readonly rows: number;
  /** 0 water, 1 land, 2 both. */
  readonly cover: Uint8Array;
  /** Whole cells of open water round each cell, 0 where it is not all water. */
  readonly openCells: Uint8Array;
  /** Edges as x1, y1, x2, y2 in degrees. */
  readonly edgesDeg: Float64Array;
  /** Edges of each cell: `cellEdges[cellStart[c] .. cellStart[c + 1]]`. */
  readonly cellStart: Uint32Array;
  readonly cellEdges: Uint32Array;
  /** Edges that cross each row, in the same way. */
  readonly rowStart: Uint32Array;
  readonly rowEdges: Uint32Array;
}

/** What a particle is: an index into `driftStatuses`. */
export const driftStatuses = ['active', 'stranded', 'left-area', 'waiting'] as const;
export type DriftStatus = (typeof driftStatuses)[number];

/** All particles at one time. */
export interface DriftFrame {
  readonly timeMs: number;
  readonly hours: number;
  readonly lonDeg: Float64Array;
  readonly latDeg: Float64Array;
  /** Indices into `driftStatuses`. */
  readonly status: Uint8Array;
}

export interface DriftRun {
  readonly particles: number;
  /** Index of each particle's object. */
  readonly object: Uint8Array;
  readonly startLonDeg: Float64Array;
  readonly startLatDeg: Float64Array;
  readonly releasedMs: Float64Array;
  /** When it stranded; NaN where it did not. */
  readonly strandedMs: Float64Array;
  readonly frames: readonly DriftFrame[];
  /** Particles that could be placed on land only. */
  readonly releasedOnLand: number;
}
