/**
 * Classic NetCDF (CDF-1, CDF-2 with 64-bit offsets, CDF-5), read by windows.
 *
 * Source: "NetCDF Classic and 64-bit Offset File Formats", Unidata user's guide, appendix B (BNF grammar);
 * CDF-5 as in PnetCDF's file format specification. Everything is big-endian. Deviations: the stored vsize is
 * not believed (it overflows in large files), sizes are worked out of the shape, as the guide advises.
 */
import type { ByteSource } from '../bytes.js';
import { refuse, within } from '../errors.js';
import { limits } from '../limits.js';
import type { Attribute, CfDataset, CfVariable, Storage } from './dataset.js';

const tagOf = { dimensions: 0x0a, variables: 0x0b, attributes: 0x0c } as const;

const types: Readonly<Record<number, { storage: Storage; bytes: number }>> = {
  1: { storage: 'byte', bytes: 1 },
  2: { storage: 'char', bytes: 1 },
  3: { storage: 'short', bytes: 2 },
  4: { storage: 'int', bytes: 4 },
  5: { storage: 'float', bytes: 4 },
  6: { storage: 'double', bytes: 8 },
  7: { storage: 'ubyte', bytes: 1 },
  8: { storage: 'ushort', bytes: 2 },
  9: { storage: 'uint', bytes: 4 },
  10: { storage: 'int64', bytes: 8 },
  11: { storage: 'uint64', bytes: 8 },
};

interface Stored extends CfVariable {
  readonly begin: number;
  readonly bytes: number;
  readonly isRecord: boolean;
}

/** Reads on through the header, a block at a time. */
class Cursor {
  private readonly source: ByteSource;
  private block: DataView = new DataView(new ArrayBuffer(0));
  private blockStart = 0;
  at: number;

  constructor(source: ByteSource, at: number) {
    this.source = source;
    this.at = at;
  }

  take(count: number): DataView {
    within(`${this.source.name}: header`, count, limits.attributeBytesMax);
    const inside = this.at - this.blockStart;
    if (inside < 0 || inside + count > this.block.byteLength) {
      const most = Math.max(count, Math.min(65_536, this.source.size - this.at));
      const bytes = this.source.read(this.at, most);
      this.block = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.blockStart = this.at;
    }
    const offset = this.block.byteOffset + this.at - this.blockStart;
    this.at += count;
    return new DataView(this.block.buffer, offset, count);
  }

  uint32(): number {
    return this.take(4).getUint32(0);
  }

  uint64(): number {
    const value = Number(this.take(8).getBigUint64(0));
    return within(`${this.source.name}: offset or length`, value, Number.MAX_SAFE_INTEGER);
  }

  text(count: number): string {
    within(`${this.source.name}: text`, count, limits.attributeBytesMax);
    const view = this.take(count);
    this.take((4 - (count % 4)) % 4);
    return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset, count));
  }
}

function numberAt(view: DataView, offset: number, storage: Storage): number {
  switch (storage) {
    case 'byte':
      return view.getInt8(offset);
    case 'char':
    case 'ubyte':
      return view.getUint8(offset);
    case 'short':
      return view.getInt16(offset);
    case 'ushort':
      return view.getUint16(offset);
    case 'int':
      return view.getInt32(offset);
    case 'uint':
      return view.getUint32(offset);
    case 'float':
      return view.getFloat32(offset);
    case 'int64':
      return Number(view.getBigInt64(offset));
    case 'uint64':
      return Number(view.getBigUint64(offset));
    default:
      return view.getFloat64(offset);
  }
}

class Header {
  private readonly cursor: Cursor;
  private readonly name: string;
  private readonly version: number;

  constructor(source: ByteSource) {
    this.name = source.name;
    const magic = source.read(0, 4);
    this.version = magic[3] ?? 0;
    if (![1, 2, 5].includes(this.version)) {
      refuse('FORCING_FORMAT', this.name, `CDF version ${this.version}`, 'CDF-1, CDF-2 or CDF-5');
    }
    this.cursor = new Cursor(source, 4);
  }

  private count(): number {
    return this.version === 5 ? this.cursor.uint64() : this.cursor.uint32();
  }

  /** Number of elements of a list; an absent list is two zeros. */
  private listOf(tag: number): number {
    const found = this.cursor.uint32();
    const elements = within(`${this.name}: entries of a list`, this.count(), limits.namesMax);
    if (found === tag || (found === 0 && elements === 0)) return elements;
    return refuse('FORCING_BROKEN', `${this.name}: header`, `tag ${found}`, `tag ${tag} or 0`);
  }

  private typeOf(): { storage: Storage; bytes: number } {
    const type = this.cursor.uint32();
    return types[type] ?? refuse('FORCING_BROKEN', `${this.name}: type`, type, 'a type 1 to 11');
  }

  private attributes(): Map<string, Attribute> {
    const found = new Map<string, Attribute>();
    for (let left = this.listOf(tagOf.attributes); left > 0; left -= 1) {
      const name = this.cursor.text(this.count());
      const { storage, bytes } = this.typeOf();
      const elements = this.count();
      if (storage === 'char') {
        found.set(name, this.cursor.text(elements));
        continue;
      }
      within(`${this.name}: ${name}`, elements * bytes, limits.attributeBytesMax);
      const view = this.cursor.take(elements * bytes);
      this.cursor.take((4 - ((elements * bytes) % 4)) % 4);
      const list = Array.from({ length: elements }, (_, i) => numberAt(view, i * bytes, storage));
      const isFloat = storage === 'float' || storage === 'double';
      found.set(name, isFloat ? Float64Array.from(list) : list);
    }
    return found;
  }

  read() {
    const recordsStored = this.count();
    const isStreaming =
      recordsStored === 0xffff_ffff || recordsStored >= Number.MAX_SAFE_INTEGER - 1;
    const dimensions: { name: string; points: number }[] = [];
    for (let left = this.listOf(tagOf.dimensions); left > 0; left -= 1) {
      dimensions.push({ name: this.cursor.text(this.count()), points: this.count() });
    }
    const attributes = this.attributes();
    const variables: (Omit<Stored, 'shape'> & { lengths: number[] })[] = [];
    for (let left = this.listOf(tagOf.variables); left > 0; left -= 1) {
      const name = this.cursor.text(this.count());
      const rank = within(`${this.name}: ${name}: dimensions`, this.count(), 32);
      const own = Array.from({ length: rank }, () => {
        const id = this.count();
        return (
          dimensions[id] ??
          refuse('FORCING_BROKEN', `${this.name}: ${name}`, `dimension ${id}`, 'one of the file')
        );
      });
      const own0 = own[0];
      const stored = { attributes: this.attributes(), ...this.typeOf() };
      this.count();
      const begin = this.version === 1 ? this.cursor.uint32() : this.cursor.uint64();
      variables.push({
        name,
        dimensions: own.map((one) => one.name),
        lengths: own.map((one) => one.points),
        isRecord: own0 !== undefined && own0.points === 0,
        begin,
        ...stored,
      });
    }
    return { attributes, variables, recordsStored: isStreaming ? undefined : recordsStored };
  }
}

const padded = (bytes: number): number => Math.ceil(bytes / 4) * 4;

/** @throws ForcingError where the header is broken or the file ends before its last value. */
export function openClassic(source: ByteSource): CfDataset {
  const { attributes, variables: heads, recordsStored } = new Header(source).read();
  const sizeOf = (head: (typeof heads)[number]): number =>
    head.lengths.slice(head.isRecord ? 1 : 0).reduce((all, one) => all * one, head.bytes);
  const records = heads.filter((head) => head.isRecord);
  const first = records[0];
  // A single record variable is not padded: the guide's special case.
  const recordBytes =
    records.length === 1 && first !== undefined
      ? sizeOf(first)
      : records.reduce((sum, head) => sum + padded(sizeOf(head)), 0);
  const recordsStart = Math.min(...records.map((head) => head.begin));
  const recordCount =
    recordsStored ??
    (recordBytes > 0 ? Math.max(0, Math.floor((source.size - recordsStart) / recordBytes)) : 0);

  const variables = heads.map(({ lengths, ...head }): Stored => {
    const shape = head.isRecord ? [recordCount, ...lengths.slice(1)] : lengths;
    const own = sizeOf({ ...head, lengths });
    const end = head.begin + (head.isRecord ? Math.max(0, recordCount - 1) * recordBytes : 0) + own;
    const isEmpty = head.isRecord && recordCount === 0;
    if (!isEmpty && !(end <= source.size)) {
      const expected = `at least ${end} bytes for ${head.name}`;
      refuse('FORCING_TRUNCATED', source.name, `${source.size} bytes`, expected);
    }
    return { ...head, shape };
  });
  const stored = new Map(variables.map((variable) => [variable.name, variable]));

  return {
    format: 'netcdf-classic',
    name: source.name,
    attributes,
    variables,
    read(variable, start, count) {
      const own = stored.get(variable.name);
      if (own === undefined) throw new RangeError(`${variable.name} is not of this file`);
      return readBox({ source, variable: own, recordBytes, start, count });
    },
    close: () => source.close(),
  };
}

interface Box {
  readonly source: ByteSource;
  readonly variable: Stored;
  readonly recordBytes: number;
  readonly start: readonly number[];
  readonly count: readonly number[];
}

/** A box, one run of its fastest dimension at a time; runs that touch are read together. */
function readBox({ source, variable, recordBytes, start, count }: Box): Float64Array {
  const { shape, bytes, begin, isRecord, storage } = variable;
  const total = within(
    `${source.name}: ${variable.name}`,
    count.reduce((all, one) => all * one, 1),
    limits.frameValuesMax,
  );
  const strides = new Array<number>(shape.length);
  let stride = bytes;
  for (let i = shape.length - 1; i >= 0; i -= 1) {
    strides[i] = i === 0 && isRecord ? recordBytes : stride;
    stride *= shape[i] ?? 1;
    const from = start[i] ?? 0;
    if (from < 0 || from + (count[i] ?? 0) > (shape[i] ?? 0)) {
      refuse('FORCING_WINDOW', variable.name, from, `a box inside ${shape.join(' x ')}`);
    }
  }
  // Dimensions from `inner` on lie one behind the other in the file.
  let inner = shape.length;
  let run = 1;
  while (inner > 0 && strides[inner - 1] === run * bytes) {
    inner -= 1;
    run *= count[inner] ?? 1;
    if (count[inner] !== shape[inner]) break;
  }
  const out = new Float64Array(total);
  const index = start.slice(0, inner);
  const tail = start.slice(inner).reduce((sum, at, i) => sum + at * (strides[inner + i] ?? 0), 0);
  for (let done = 0; done < total; done += run) {
    const offset = index.reduce((sum, at, i) => sum + at * (strides[i] ?? 0), begin + tail);
    const got = source.read(offset, run * bytes);
    const view = new DataView(got.buffer, got.byteOffset, got.byteLength);
    for (let i = 0; i < run; i += 1) out[done + i] = numberAt(view, i * bytes, storage);
    for (let i = inner - 1; i >= 0; i -= 1) {
      index[i] = (index[i] ?? 0) + 1;
      if ((index[i] ?? 0) < (start[i] ?? 0) + (count[i] ?? 0)) break;
      index[i] = start[i] ?? 0;
    }
  }
  return out;
}
