/** A few decoded frames are kept: a sampler asks for the same two again and again. */
import { refuse } from './errors.js';
import { limits } from './limits.js';
import type { VectorFrame } from './types.js';

/** `make(index)` remembered for the last few indices. @throws ForcingError for an index outside. */
export function keptFrames<T>(
  name: string,
  count: number,
  make: (index: number) => T,
): (index: number) => T {
  const kept = new Map<number, T>();
  return (index) => {
    if (!Number.isInteger(index) || index < 0 || index >= count) {
      refuse('FORCING_OPTION', `${name}: frame`, index, `a whole number from 0 to ${count - 1}`);
    }
    const found = kept.get(index);
    if (found !== undefined) {
      kept.delete(index);
      kept.set(index, found);
      return found;
    }
    const made = make(index);
    kept.set(index, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= limits.framesKeptMax) break;
      kept.delete(oldest);
    }
    return made;
  };
}

/** @throws ForcingError `FORCING_VALUE` where a value is larger than nature makes it. */
export function checkValues(
  name: string,
  values: Float32Array,
  range: { readonly min: number; readonly max: number },
): void {
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? 0;
    // NaN passes: it means that there is none.
    if (value < range.min || value > range.max) {
      const expected = `${range.min} to ${range.max}; the file is broken or its units are wrong`;
      refuse('FORCING_VALUE', name, value, expected);
    }
  }
}

/**
 * Frames of two components: what one misses both miss. A frame of nothing but zeros among others is one that
 * was never written, and is refused; a file of nothing but zeros is taken at its word, and told by a check.
 */
export function vectorFrames(
  name: string,
  count: number,
  read: (index: number, component: 0 | 1) => Float32Array,
): (index: number) => VectorFrame {
  const make = (index: number): VectorFrame => {
    const [eastMps, northMps] = [read(index, 0), read(index, 1)];
    for (let i = 0; i < eastMps.length; i += 1) {
      if (!Number.isNaN((eastMps[i] ?? 0) + (northMps[i] ?? 0))) continue;
      eastMps[i] = Number.NaN;
      northMps[i] = Number.NaN;
    }
    return { eastMps, northMps };
  };
  return keptFrames(name, count, (index) => {
    const frame = make(index);
    if (!isCalm(frame)) return frame;
    const others = [0, count >> 1, count - 1].filter((one) => one !== index);
    if (others.every((one) => isCalm(make(one)))) return frame;
    const expected = 'values as at its other times; this one was never written';
    return refuse('FORCING_VALUE', `${name} at time ${index}`, 'nothing but zeros', expected);
  });
}

/** Every value that is there is exactly zero; a frame of no values is not calm, it is nothing. */
function isCalm({ eastMps, northMps }: VectorFrame): boolean {
  let known = 0;
  for (let i = 0; i < eastMps.length; i += 1) {
    if (Number.isNaN(eastMps[i])) continue;
    known += 1;
    if (eastMps[i] !== 0 || northMps[i] !== 0) return false;
  }
  return known > 0;
}
