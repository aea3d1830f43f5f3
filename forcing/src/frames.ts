/** A few decoded frames are kept: a sampler asks for the same two again and again. */
import { refuse } from './errors.js';
import { limits } from './limits.js';

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
