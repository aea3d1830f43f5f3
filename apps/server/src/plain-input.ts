/**
 * Makes what came in fit for the record. JSON text may carry what canonical JSON cannot: lone halves of
 * surrogate pairs, numbers too large for a double, nesting without end. A half character is replaced by
 * U+FFFD, since it is no reason to lose a call; the other two are refused by name.
 */
import { BadInputError } from '@straitwatch/protocol';

/** Deepest nesting of a body. The journal itself allows 128 with its envelope. */
export const depthMax = 64;

/** @throws BadInputError naming the field that is nested too deep or not a finite number. */
export function plainInput(value: unknown, field = 'body', depth = 0): unknown {
  if (typeof value === 'string') return wellFormed(value);
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return value;
    throw new BadInputError({ field, got: String(value), expected: 'a finite number' });
  }
  if (value === null || typeof value !== 'object') return value;
  if (depth >= depthMax) {
    const got = `nesting deeper than ${depthMax}`;
    throw new BadInputError({ field, got, expected: `at most ${depthMax} levels` });
  }
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      value[i] = plainInput(value[i], `${field}.${i}`, depth + 1);
    }
    return value;
  }
  const out: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = wellFormed(key);
    Object.defineProperty(out, name, {
      value: plainInput(item, depth === 0 ? name : `${field}.${name}`, depth + 1),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return out;
}

/** In a pattern with `u` whole pairs are one character, so that only lone halves match. */
const loneHalf = /\p{Surrogate}/gu;

function wellFormed(text: string): string {
  return text.replaceAll(loneHalf, '\ufffd');
}
