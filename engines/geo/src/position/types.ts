/** What a pasted position may turn out to be. */
import type { LatLon } from '../point.js';

/** Longest text read; a longer one is refused, never cut in silence. */
export const positionTextCharsMax = 10_000;

/** How the position was written. */
export type PositionForm =
  | 'decimal-degrees'
  | 'degrees-minutes'
  | 'degrees-minutes-seconds'
  | 'compact-degrees-minutes'
  | 'compact-degrees-minutes-seconds'
  | 'map-link'
  | 'geo-uri'
  | 'plus-code'
  | 'mgrs'
  | 'aml';

/** What was taken for granted; each is to be shown to the officer. */
export type PositionAssumption =
  /** No N or S was given: read as north. */
  | 'north-assumed'
  /** No E or W and no sign was given: read as east; the west stands in `alternatives`. */
  | 'east-assumed'
  /** Longitude stood first: the two were exchanged. */
  | 'swapped'
  /** Sign and letter disagree or stand together: the letter was believed. */
  | 'letter-over-sign'
  /** A lone O was read as ouest (west). */
  | 'o-as-west'
  /** A comma was read as the decimal point. */
  | 'comma-as-decimal'
  /** 51.02.30: read as degrees, minutes, seconds. */
  | 'dots-as-seconds'
  /** 51.02.3: read as degrees and decimal minutes. */
  | 'dots-as-minutes'
  /** The centre of a map's view, which need not be the place meant. */
  | 'map-view-centre'
  /** No radius came with it: a usual one was taken. */
  | 'radius-assumed'
  /** No confidence came with the radius: 68 % was taken. */
  | 'confidence-assumed'
  /** A short code was completed near the middle of the Strait. */
  | 'reference-assumed'
  /** A short code was completed near the place named with it. */
  | 'reference-named'
  /** The text names a degree of vagueness: about, near, environ. */
  | 'said-approximate'
  /** More positions stand in the text: the best one was taken, see `alternatives`. */
  | 'several-positions'
  /** Only the first part of the text was searched: it holds too many numbers. */
  | 'text-partly-read'
  /** It lies outside 49..52.5 N, 3 W..4.5 E. */
  | 'outside-area';

/** Where the radius comes from. */
export type RadiusReason =
  | 'digits'
  | 'floor'
  | 'aml-radius'
  | 'method'
  | 'geo-uncertainty'
  | 'map-view'
  | 'code-cell'
  | 'said-approximate';

export type PositionErrorCode =
  | 'POSITION_NOT_TEXT'
  | 'POSITION_EMPTY'
  | 'POSITION_TOO_LONG'
  | 'POSITION_NOT_FOUND'
  | 'POSITION_INCOMPLETE'
  | 'POSITION_OUT_OF_RANGE'
  | 'POSITION_SHORT_LINK'
  | 'POSITION_LINK_EMPTY'
  | 'POSITION_WORDS'
  | 'POSITION_AML_NONE'
  | 'POSITION_GRID';

/** Another reading of the same text. */
export interface PositionAlternative extends LatLon {
  readonly understood: string;
}

export interface PositionFound extends LatLon {
  readonly ok: true;
  /** Holds the true place with 95 %, as far as the text can tell. */
  readonly radiusM: number;
  readonly radiusReason: RadiusReason;
  readonly form: PositionForm;
  /** For map links: whose map. */
  readonly service?: string;
  /** The position as officers write it: what the officer confirms. */
  readonly understood: string;
  readonly assumptions: readonly PositionAssumption[];
  /** ISO 8601, UTC: when the phone was there, where the text says so. */
  readonly timeOfPosition?: string;
  readonly alternatives: readonly PositionAlternative[];
}

export interface PositionRefused {
  readonly ok: false;
  readonly error: {
    readonly code: PositionErrorCode;
    readonly field: string;
    /** At most 80 characters of what was given. */
    readonly value: string;
    readonly expected: string;
  };
}
export type PositionResult = PositionFound | PositionRefused;

/** A cell of a grid: its centre and its height and width. */
export interface GridCell extends LatLon {
  readonly heightDeg: number;
  readonly widthDeg: number;
}
/** Other people's grids, given by the caller: this engine has no dependencies. They may throw. */
export interface PositionGrids {
  /** `31UDS1234567890`, without spaces -> its cell, or undefined when it is none. */
  mgrs?(code: string): GridCell | undefined;
  /** A full or short code in capitals, and the words after it (a town), perhaps empty. */
  plusCode?(
    code: string,
    near: string,
  ): (GridCell & { readonly reference?: 'assumed' | 'named' }) | undefined;
}
export interface PositionOptions {
  readonly grids?: PositionGrids;
}

/** A position before its radius is rounded and its alternatives are compared. */
export interface Reading extends LatLon {
  readonly form: PositionForm;
  readonly radiusM: number;
  readonly radiusReason: RadiusReason;
  readonly assumptions: readonly PositionAssumption[];
  readonly others: readonly LatLon[];
  readonly service?: string;
  readonly timeOfPosition?: string;
}

/** A refusal, its value cut to 80 characters. */
export function refused(
  code: PositionErrorCode,
  detail: { readonly field: string; readonly value: string; readonly expected: string },
): PositionRefused {
  const characters = Array.from(detail.value.slice(0, 200));
  const value = characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : detail.value;
  return { ok: false, error: { code, field: detail.field, value, expected: detail.expected } };
}

/** The waters this is for: where a doubtful reading is more likely to lie. */
export function inArea(point: LatLon): boolean {
  return point.lat >= 49 && point.lat <= 52.5 && point.lon >= -3 && point.lon <= 4.5;
}
