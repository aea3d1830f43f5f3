import fc from 'fast-check';
import type { EntryDraft, JsonObject } from '../../src/index.js';

/** A plain valid draft; tests change the fields that they are about. */
export function draft(changes: Partial<EntryDraft> = {}): EntryDraft {
  return {
    kind: 'report.received',
    kv: 1,
    at: '2026-01-10T01:12:00.000Z',
    by: { officer: 'o-7' },
    body: { channel: '999', text: 'engine stopped' },
    ...changes,
  };
}

/** A wall clock that a test moves by hand. */
export function handClock(startMs = Date.UTC(2026, 0, 10, 1, 0, 0)): {
  now: () => number;
  move: (ms: number) => void;
  set: (ms: number) => void;
} {
  let at = startMs;
  return {
    now: () => at,
    move: (ms) => {
      at += ms;
    },
    set: (ms) => {
      at = ms;
    },
  };
}

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
// Any text, also astral characters, controls and line feeds; lone surrogates are no JSON text.
const text = fc.string({ unit: 'binary', maxLength: 30 });
const odd = fc.constantFrom(-0, 1e21, 1e-7, 5e-324, 1.7976931348623157e308, 2 ** 53, 0.1 + 0.2);
const leaf = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  odd,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}));

export const bodies = fc.dictionary(text, value, { maxKeys: 5 }).map((body) => {
  const json: JsonObject = JSON.parse(JSON.stringify(body));
  return json;
});

export const drafts: fc.Arbitrary<EntryDraft> = fc
  .record({
    kind: fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')),
    kv: fc.integer({ min: 1, max: 1000 }),
    at: fc
      .date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    by: bodies,
    command: fc.option(fc.stringMatching(/^[A-Za-z0-9._:@/+=-]{1,40}$/), { nil: undefined }),
    body: bodies,
  })
  .map(({ command, ...rest }) => (command === undefined ? rest : { ...rest, command }));
