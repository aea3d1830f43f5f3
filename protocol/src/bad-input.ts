import type { z } from 'zod';

/** Bad input: names the field, what we got and what was expected. */
export class BadInputError extends Error {
  override readonly name = 'BadInputError';
  readonly code = 'bad-input';
  readonly field: string;
  readonly got: string;
  readonly expected: string;
  constructor(problem: { field: string; got: string; expected: string }) {
    super(`${problem.field}: got ${problem.got}, expected ${problem.expected}`);
    this.field = problem.field;
    this.got = problem.got;
    this.expected = problem.expected;
  }
}

const shownLengthMax = 80;

/** A value as an error message shows it: short, on one line. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  let text: string;
  try {
    text = JSON.stringify(value) ?? String(value);
  } catch {
    text = String(value);
  }
  return text.length > shownLengthMax ? `${text.slice(0, shownLengthMax)}…` : text;
}

/** Checks `value` against a schema. @throws BadInputError naming the first wrong field. */
export function parseOrThrow<S extends z.ZodType>(
  schema: S,
  value: unknown,
  root = 'body',
): z.infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  if (issue === undefined) {
    throw new BadInputError({ field: root, got: showValue(value), expected: 'a valid value' });
  }
  let at: unknown = value;
  for (const key of issue.path) {
    at = at !== null && typeof at === 'object' ? Reflect.get(at, key) : undefined;
  }
  const field = issue.path.length > 0 ? issue.path.map(String).join('.') : root;
  throw new BadInputError({ field, got: showValue(at), expected: expectation(issue) });
}

/** Words of our own stand first; then the schema's, said in words an officer can read. */
function expectation(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length);
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? `a ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${countedIn(issue)}`;
    case 'too_big':
      return `at most ${issue.maximum}${countedIn(issue)}`;
    case 'unrecognized_keys':
      return `only known fields, not ${issue.keys.join(', ')}`;
    case 'invalid_union':
      return issue.discriminator === undefined ? 'one of the forms it may have' : 'a known kind';
    default:
      return issue.message;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  int: 'a whole number',
  string: 'a text',
};

function countedIn(issue: { origin: string }): string {
  if (issue.origin === 'string') return ' characters';
  return issue.origin === 'array' ? ' items' : '';
}
