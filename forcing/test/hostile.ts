/** Files that are wrong on purpose: mutations by seed, and NetCDF headers written by hand. */
import { createRng } from '@straitwatch/maths';
import { ForcingError, openForcing } from '../src/index.js';

/** What opening and reading a whole file came to. */
export interface Outcome {
  readonly kind: 'refused' | 'read' | 'fault';
  readonly code?: string;
  readonly text?: string;
  readonly values: readonly number[];
}

/** Opens, reads every frame, closes. Anything thrown that is no ForcingError is a fault. */
export async function readAll(bytes: Uint8Array, name: string): Promise<Outcome> {
  const values: number[] = [];
  try {
    const opened = await openForcing(bytes, { name });
    try {
      for (const field of [...opened.vectors, ...opened.scalars]) {
        for (let i = 0; i < Math.min(field.timesMs.length, 20); i += 1) {
          const frame = field.frame(i);
          const lists = 'values' in frame ? [frame.values] : [frame.eastMps, frame.northMps];
          for (const list of lists) for (const value of list) values.push(value);
        }
      }
      return { kind: 'read', values };
    } finally {
      opened.close();
    }
  } catch (error) {
    if (error instanceof ForcingError) {
      return { kind: 'refused', code: error.code, text: error.message, values };
    }
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: 'fault', text, values };
  }
}

/** Flips bits, overwrites runs with 0, 255 or chance, cuts, repeats. */
export function mutated(bytes: Uint8Array, seed: string): Uint8Array {
  const rng = createRng(seed);
  const below = (most: number): number => Math.floor(rng.uniform() * most);
  let out = Uint8Array.from(bytes);
  for (let left = 1 + below(6); left > 0; left -= 1) {
    // Headers are short and most telling, so half of the hits land in the first quarter.
    const at = below(below(2) === 0 ? Math.ceil(out.length / 4) : out.length);
    const kind = below(6);
    if (kind <= 1) out[at] = (out[at] ?? 0) ^ (1 << below(8));
    else if (kind === 2) out.fill(255, at, at + 1 + below(8));
    else if (kind === 3) out.fill(0, at, at + 1 + below(8));
    else if (kind === 4) out[at] = below(256);
    else if (below(4) === 0) out = out.slice(0, at + 1);
    else out.copyWithin(at, below(out.length), below(out.length));
  }
  return out;
}

interface Dimension {
  readonly name: string;
  readonly length: number;
}

/** A classic NetCDF header with one variable of the given dimensions and 64 bytes behind it. */
export function classicHeader(dimensions: readonly Dimension[], begin = 4096): Uint8Array {
  const parts: Buffer[] = [];
  const u32 = (value: number): void => {
    const one = Buffer.alloc(4);
    one.writeUInt32BE(value);
    parts.push(one);
  };
  const text = (value: string): void => {
    u32(value.length);
    parts.push(Buffer.from(value), Buffer.alloc((4 - (value.length % 4)) % 4));
  };
  parts.push(Buffer.from('CDF\x02', 'latin1'));
  u32(0);
  u32(0x0a);
  u32(dimensions.length);
  for (const { name, length } of dimensions) {
    text(name);
    u32(length);
  }
  u32(0);
  u32(0);
  u32(0x0b);
  u32(1);
  text('u');
  u32(dimensions.length);
  for (const [id] of dimensions.entries()) u32(id);
  u32(0x0c);
  u32(1);
  text('standard_name');
  u32(2);
  text('eastward_sea_water_velocity');
  u32(5);
  u32(0xffff_ffff);
  u32(0);
  u32(begin);
  parts.push(Buffer.alloc(64));
  return Buffer.concat(parts);
}
