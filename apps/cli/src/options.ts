/** Options of a command line: `--name value`, `--name=value`, `--flag`, and words. */

/** Wrong usage: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'usage';
}

export interface OptionSpec {
  /** Options that take a value, without the dashes. */
  values?: readonly string[];
  /** Options that may be given more than once. */
  lists?: readonly string[];
  /** Options without a value. */
  flags?: readonly string[];
  /** Words at most. */
  wordsMax?: number;
}

export interface ParsedOptions {
  help: boolean;
  value(name: string): string | undefined;
  list(name: string): readonly string[];
  flag(name: string): boolean;
  words: readonly string[];
}

/** @throws UsageError naming what was given and what is known. */
export function parseOptions(argv: readonly string[], spec: OptionSpec): ParsedOptions {
  const values = new Map<string, string>();
  const lists = new Map<string, string[]>();
  const flags = new Set<string>();
  const words: string[] = [];
  let isHelp = false;
  let onlyWords = false;
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    if (onlyWords || word === '-' || !word.startsWith('-')) {
      words.push(word);
      continue;
    }
    if (word === '--') {
      onlyWords = true;
      continue;
    }
    if (word === '--help' || word === '-h') {
      isHelp = true;
      continue;
    }
    const [, name = '', inline] = /^--([^=]*)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (spec.flags?.includes(name) === true) {
      if (inline !== undefined) throw new UsageError(`--${name}: got a value, expected none`);
      flags.add(name);
      continue;
    }
    const isList = spec.lists?.includes(name) === true;
    if (!isList && spec.values?.includes(name) !== true) throw unknownOption(word, spec);
    const value = inline ?? argv[i + 1];
    if (inline === undefined) i += 1;
    if (value === undefined || value === '') {
      throw new UsageError(`--${name}: got nothing, expected a value`);
    }
    if (isList) lists.set(name, [...(lists.get(name) ?? []), value]);
    else if (values.has(name)) throw new UsageError(`--${name}: got it twice, expected it once`);
    else values.set(name, value);
  }
  const wordsMax = spec.wordsMax ?? 0;
  if (!isHelp && words.length > wordsMax) {
    throw new UsageError(`${words[wordsMax]}: got one word too many, expected at most ${wordsMax}`);
  }
  return {
    help: isHelp,
    value: (name) => values.get(name),
    list: (name) => lists.get(name) ?? [],
    flag: (name) => flags.has(name),
    words,
  };
}

function unknownOption(word: string, spec: OptionSpec): UsageError {
  const known = [...(spec.values ?? []), ...(spec.lists ?? []), ...(spec.flags ?? []), 'help'];
  const names = known.map((name) => `--${name}`).join(', ');
  return new UsageError(`option: got ${word.slice(0, 60)}, expected one of ${names}`);
}

/** A value that must be there. */
export function needed(options: ParsedOptions, name: string): string {
  const value = options.value(name);
  if (value === undefined) throw new UsageError(`--${name}: got nothing, expected a value`);
  return value;
}

/** A whole number in a range, or the fallback where the option is absent. */
export function wholeNumber(
  options: ParsedOptions,
  name: string,
  range: { min: number; max: number; fallback: number },
): number {
  const text = options.value(name);
  if (text === undefined) return range.fallback;
  const value = Number(text);
  if (Number.isInteger(value) && value >= range.min && value <= range.max) return value;
  throw new UsageError(
    `--${name}: got ${text.slice(0, 40)}, expected a whole number, ${range.min} to ${range.max}`,
  );
}

/** One of some words, or the fallback where the option is absent. */
export function oneOf<T extends string>(
  options: ParsedOptions,
  name: string,
  known: readonly T[],
  fallback: T,
): T {
  const text = options.value(name);
  if (text === undefined) return fallback;
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new UsageError(`--${name}: got ${text.slice(0, 40)}, expected ${known.join(' or ')}`);
}
