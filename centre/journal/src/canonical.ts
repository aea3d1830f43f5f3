import { DEPTH_MAX } from './entry.js';

/**
 * RFC 8785 (JSON Canonicalization Scheme) in one pass over the value: checks and writes at once.
 * It costs a third of a check followed by the `canonicalize` library, which stays as its twin in
 * the tests and writes the few signed heads. Numbers and escapes are those of ECMAScript, as
 * sections 3.2.2.2 and 3.2.2.3 of the RFC prescribe; keys are sorted by UTF-16 code units (3.2.3).
 *
 * @returns undefined for anything that is not plain JSON or is nested deeper than `DEPTH_MAX`.
 */
export function canonicalText(value: unknown, depth = 0): string | undefined {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Number.isFinite(value) ? `${value}` : undefined;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= DEPTH_MAX) return undefined;
      return Array.isArray(value) ? list(value, depth) : object(value, depth);
    default:
      return undefined;
  }
}

// Text that stands between its quotes as it is: no control, quote, backslash or surrogate.
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

function quote(text: string): string | undefined {
  if (PLAIN.test(text)) return `"${text}"`;
  return LONE_SURROGATE.test(text) ? undefined : JSON.stringify(text);
}

function list(value: readonly unknown[], depth: number): string | undefined {
  let out = '[';
  for (let index = 0; index < value.length; index += 1) {
    const item = canonicalText(value[index], depth + 1);
    if (item === undefined) return undefined;
    out += index === 0 ? item : `,${item}`;
  }
  return `${out}]`;
}

function isPlain(value: object): value is { readonly [key: string]: unknown } {
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** A property whose value is `undefined` counts as absent. */
function object(value: object, depth: number): string | undefined {
  if (!isPlain(value)) return undefined;
  const keys = Object.keys(value);
  // Many objects come with their keys in order, and sorting costs as much as writing.
  if (!inOrder(keys)) keys.sort();
  let out = '{';
  for (const key of keys) {
    const item = value[key];
    if (item === undefined) continue;
    const name = quote(key);
    const text = canonicalText(item, depth + 1);
    if (name === undefined || text === undefined) return undefined;
    out += out === '{' ? `${name}:${text}` : `,${name}:${text}`;
  }
  return `${out}}`;
}

function inOrder(keys: readonly string[]): boolean {
  for (let index = 1; index < keys.length; index += 1) {
    if ((keys[index] ?? '') < (keys[index - 1] ?? '')) return false;
  }
  return true;
}
