import { DEPTH_MAX } from './entry.js';

/** Where a pass leaves its copy of the value it has just written. */
interface Made {
  copy: unknown;
}

/** The canonical text of a value, and a copy of it that shares nothing with the original. */
export interface Canonical<Value> {
  readonly text: string;
  readonly copy: Value;
}

/**
 * RFC 8785 (JSON Canonicalization Scheme) in one pass over the value: checks and writes at once.
 * It costs a third of a check followed by the `canonicalize` library, which stays as its twin in
 * the tests and writes the few signed heads. Numbers and escapes are those of ECMAScript, as
 * sections 3.2.2.2 and 3.2.2.3 of the RFC prescribe; keys are sorted by UTF-16 code units (3.2.3).
 *
 * @returns undefined for anything that is not plain JSON or is nested deeper than `DEPTH_MAX`.
 */
export function canonicalText(value: unknown): string | undefined {
  return write(value, 0, { copy: undefined });
}

/**
 * The same with the copy that parsing the text would give, key order included. Made on the way it
 * costs a third of the parsing.
 */
export function canonical(value: unknown): Canonical<unknown> | undefined {
  const made: Made = { copy: undefined };
  const text = write(value, 0, made);
  return text === undefined ? undefined : { text, copy: made.copy };
}

function write(value: unknown, depth: number, made: Made): string | undefined {
  switch (typeof value) {
    case 'string':
      made.copy = value;
      return quote(value);
    case 'number':
      // RFC 8785 writes -0 as 0, so that is what is read back.
      made.copy = value === 0 ? 0 : value;
      return Number.isFinite(value) ? `${value}` : undefined;
    case 'boolean':
      made.copy = value;
      return value ? 'true' : 'false';
    case 'object':
      made.copy = null;
      if (value === null) return 'null';
      if (depth >= DEPTH_MAX) return undefined;
      return Array.isArray(value) ? list(value, depth, made) : object(value, depth, made);
    default:
      return undefined;
  }
}

// Text that stands between its quotes as it is: no control, quote, backslash or surrogate.
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SURROGATE_MIN = 0xd800;
const SURROGATE_MAX = 0xdfff;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** Short texts, which names mostly are, are looked at here: calling a pattern costs more. */
const SHORT = 24;

function isPlainText(text: string): boolean {
  if (text.length > SHORT) return PLAIN.test(text);
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit === QUOTE || unit === BACKSLASH) return false;
    if (unit >= SURROGATE_MIN && unit <= SURROGATE_MAX) return false;
  }
  return true;
}

function quote(text: string): string | undefined {
  if (isPlainText(text)) return `"${text}"`;
  return LONE_SURROGATE.test(text) ? undefined : JSON.stringify(text);
}

function list(value: readonly unknown[], depth: number, made: Made): string | undefined {
  const copy: unknown[] = [];
  let out = '[';
  for (let index = 0; index < value.length; index += 1) {
    const item = write(value[index], depth + 1, made);
    if (item === undefined) return undefined;
    out += index === 0 ? item : `,${item}`;
    copy.push(made.copy);
  }
  made.copy = copy;
  return `${out}]`;
}

function isPlain(value: object): value is { readonly [key: string]: unknown } {
  const proto: unknown = Object.getPrototypeOf(value);
  return proto === Object.prototype || proto === null;
}

/** A property whose value is `undefined` counts as absent. */
function object(value: object, depth: number, made: Made): string | undefined {
  if (!isPlain(value)) return undefined;
  const keys = Object.keys(value);
  sortKeys(keys);
  const copy: { [key: string]: unknown } = {};
  let out = '{';
  for (const key of keys) {
    const item = value[key];
    if (item === undefined) continue;
    const name = quote(key);
    const text = write(item, depth + 1, made);
    if (name === undefined || text === undefined) return undefined;
    out += out === '{' ? `${name}:${text}` : `,${name}:${text}`;
    if (key === '__proto__') define(copy, key, made.copy);
    else copy[key] = made.copy;
  }
  made.copy = copy;
  return `${out}}`;
}

/** An assignment to `__proto__` would not make a property of that name; parsing does. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    configurable: true,
    enumerable: true,
    writable: true,
  });
}

/** Up to so many keys are sorted by insertion: for a few keys, often in order already, the general
 * sort costs as much as writing them. */
const FEW_KEYS = 16;

function sortKeys(keys: string[]): void {
  if (keys.length > FEW_KEYS) {
    keys.sort();
    return;
  }
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next] ?? '';
    let at = next;
    for (; at > 0; at -= 1) {
      const before = keys[at - 1] ?? '';
      if (before <= key) break;
      keys[at] = before;
    }
    keys[at] = key;
  }
}
