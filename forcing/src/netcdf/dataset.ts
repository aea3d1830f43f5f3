/** A NetCDF file as CF sees it: variables with attributes, read by windows. Both kinds of file give this. */

import type { ForcingError } from '../errors.js';

/** Text, or numbers: a `Float64Array` where they are floating point in the file, whole ones otherwise. */
export type Attribute = string | readonly number[] | Float64Array;

export interface CfVariable {
  readonly name: string;
  readonly shape: readonly number[];
  /** Names of its dimensions, in the order of `shape`. */
  readonly dimensions: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** Whole numbers in the file: its default fill values differ. */
  readonly storage: Storage;
  /** Why its values cannot be read, where that is known without reading them. */
  readonly refusal?: ForcingError;
}

export const storages = [
  'byte',
  'char',
  'short',
  'int',
  'float',
  'double',
  'ubyte',
  'ushort',
  'uint',
  'int64',
  'uint64',
  'other',
] as const;
export type Storage = (typeof storages)[number];

export interface CfDataset {
  readonly format: 'netcdf-classic' | 'netcdf-4';
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly variables: readonly CfVariable[];
  /** Raw numbers of a box of a variable, row-major in the order of its dimensions. */
  read(variable: CfVariable, start: readonly number[], count: readonly number[]): Float64Array;
  close(): void;
}

/** Text of an attribute, without the zeros and spaces some writers leave at its end. */
export function textOf(
  attributes: ReadonlyMap<string, Attribute>,
  name: string,
): string | undefined {
  const found = attributes.get(name);
  const text = typeof found === 'string' ? found.replace(/[\0\s]+$/, '').trim() : undefined;
  return text === '' ? undefined : text;
}

/** First number of an attribute. */
export function numberOf(
  attributes: ReadonlyMap<string, Attribute>,
  name: string,
): number | undefined {
  const found = attributes.get(name);
  return found === undefined || typeof found === 'string' ? undefined : found[0];
}
