/**
 * The language in which the message tables are written: one line a field, read by the general
 * codec (codec/general.ts), by the generator of the fast decoders and by the types' generator.
 *
 * Source of every layout: Recommendation ITU-R M.1371-5 (02/2014), Annex 8.
 */

export type FieldKind = 'uint' | 'int' | 'bool' | 'text' | 'rot' | 'code';

/** One field of a message: where its bits are and how they become a value. */
export interface Field {
  readonly name: string;
  /** First bit, counted from the start of the table (bit 0 is the first bit sent). */
  readonly start: number;
  readonly width: number;
  readonly kind: FieldKind;
  /** value = (raw + shift) / div. */
  readonly div: number;
  readonly shift: number;
  /** Raw numbers outside min..max are no value: the field is absent. */
  readonly min: number;
  readonly max: number;
  /** Raw number that is sent for an absent value. */
  readonly absent: number;
  /** True where AIS has a way to say "not available". */
  readonly optional: boolean;
  /** Shares its bits with an earlier field: written only when present. */
  readonly overlay: boolean;
  /** Words for raw numbers, kind `code` only. */
  readonly codes: Readonly<Record<number, string>>;
  readonly doc: string;
}

/** What follows the fixed fields of a message. */
export type Tail =
  | { readonly kind: 'text'; readonly name: string; readonly start: number; readonly max: number }
  | { readonly kind: 'data'; readonly start: number; readonly application: boolean }
  | {
      readonly kind: 'list';
      readonly name: string;
      readonly itemName: string;
      readonly start: number;
      readonly itemBits: number;
      readonly max: number;
      readonly fields: readonly Field[];
      readonly doc: string;
    };

/** The layout of one message type (or of one of its parts). */
export interface MessageTable {
  readonly types: readonly number[];
  /** Name of the TypeScript interface. */
  readonly name: string;
  readonly doc: string;
  /** A payload with fewer bits than this is marked `truncated`. */
  readonly minBits: number;
  /** Bits of the whole fixed part, as it is encoded. */
  readonly fullBits: number;
  readonly fields: readonly Field[];
  readonly tail?: Tail;
  /** Bits that are added after the tail so that the length is a multiple of this. */
  readonly padTo?: number;
}

export interface FieldOptions {
  readonly div?: number;
  readonly shift?: number;
  readonly min?: number;
  readonly max?: number;
  readonly absent?: number;
  readonly overlay?: boolean;
}

const NO_CODES: Readonly<Record<number, string>> = {};

function field(
  kind: FieldKind,
  name: string,
  place: readonly [start: number, width: number],
  doc: string,
  options: FieldOptions & { codes?: Readonly<Record<number, string>> },
): Field {
  const [start, width] = place;
  const signed = kind === 'int' || kind === 'rot';
  const bits = Math.min(width, 32);
  return {
    name,
    start,
    width,
    kind,
    div: options.div ?? 1,
    shift: options.shift ?? 0,
    min: options.min ?? (signed ? -(2 ** (bits - 1)) : 0),
    max: options.max ?? (signed ? 2 ** (bits - 1) - 1 : 2 ** bits - 1),
    absent: options.absent ?? 0,
    optional: options.absent !== undefined || options.overlay === true || kind === 'text',
    overlay: options.overlay ?? false,
    codes: options.codes ?? NO_CODES,
    doc,
  };
}

/** An unsigned number. */
export function uint(
  name: string,
  start: number,
  width: number,
  doc: string,
  options: FieldOptions = {},
): Field {
  return field('uint', name, [start, width], doc, options);
}

/** A number in two's complement. */
export function int(
  name: string,
  start: number,
  width: number,
  doc: string,
  options: FieldOptions = {},
): Field {
  return field('int', name, [start, width], doc, options);
}

/** One bit. */
export function bool(name: string, start: number, doc: string): Field {
  return field('bool', name, [start, 1], doc, {});
}

/** Six-bit characters; `width` is a multiple of six. Empty text is absent. */
export function text(name: string, start: number, width: number, doc: string): Field {
  return field('text', name, [start, width], doc, {});
}

/** A number that stands for a word; numbers without a word are absent. */
export function code(
  name: string,
  start: number,
  width: number,
  doc: string,
  codes: Readonly<Record<number, string>>,
  options: FieldOptions = { absent: 0 },
): Field {
  return field('code', name, [start, width], doc, { ...options, codes });
}

/** Rate of turn: the square-root scale of M.1371-5 table 48. */
export function rateOfTurn(name: string, start: number, doc: string): Field {
  return field('rot', name, [start, 8], doc, { min: -126, max: 126, absent: -128 });
}
