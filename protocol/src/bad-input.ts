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

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'record' || issue.expected === 'object'
        ? 'an object'
        : `a ${issue.expected}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`;
    case 'unrecognized_keys':
      return `only known fields, not ${issue.keys.join(', ')}`;
    default:
      return issue.message.replace(/^expected /, '');
  }
}
