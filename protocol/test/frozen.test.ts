/**
 * Aim: a journal written today is read for ever. Method: one entry of each kind as it is written by
 * kv 1 must keep parsing to itself, and the JSON schema of each kind must keep its fingerprint.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type EntryKind,
  entryBodies,
  entryKinds,
  entrySchema,
  isKnownEntry,
} from '../src/index.js';

function readJson<T>(name: string, schema: z.ZodType<T>): T {
  const text = readFileSync(new URL(`frozen/${name}`, import.meta.url), 'utf8');
  return schema.parse(JSON.parse(text));
}
const written = readJson('entries-kv1.json', z.array(entrySchema.loose()));
const fingerprints = readJson('schemas-kv1.json', z.record(z.string(), z.string()));

/** Words may be improved; names, kinds and limits may not. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value === null || typeof value !== 'object') return value;
  const words = ['description', 'example', '$schema'];
  const keys = Object.keys(value).filter(
    (key) => !(words.includes(key) && typeof Reflect.get(value, key) === 'string'),
  );
  return Object.fromEntries(keys.sort().map((key) => [key, withoutWords(Reflect.get(value, key))]));
}

function fingerprint(schema: z.ZodType): string {
  const plain = JSON.stringify(withoutWords(z.toJSONSchema(schema, { io: 'input' })));
  return createHash('sha256').update(plain).digest('hex').slice(0, 32);
}

/** What is wrong with the recorded list; empty when it agrees with `schemas`. */
function differences(
  schemas: Readonly<Record<string, z.ZodType>>,
  recorded: Readonly<Record<string, string>>,
): string[] {
  const found: string[] = [];
  for (const [kind, schema] of Object.entries(schemas)) {
    const now = fingerprint(schema);
    const then = recorded[kind];
    if (then === undefined) {
      found.push(
        `${kind} is new: record "${kind}": "${now}" in protocol/test/frozen/schemas-kv1.json`,
      );
    } else if (then !== now) {
      found.push(
        `${kind} kv 1 is released and has changed (${then} became ${now}): old journals hold it, so put the old schema back and write a kv 2 beside it`,
      );
    }
  }
  for (const kind of Object.keys(recorded)) {
    if (!Object.hasOwn(schemas, kind)) {
      found.push(`${kind} kv 1 is released and gone: old journals hold it, so put it back`);
    }
  }
  return found;
}

describe('released entry kinds', () => {
  it('keep the schema that they were released with', () => {
    const all = { ...entryBodies, envelope: entrySchema };
    expect(Object.keys(all).length).toBeGreaterThan(20);
    expect(differences(all, fingerprints)).toEqual([]);
  });

  it('are told apart from changed, lost and new ones by that check', () => {
    const then = { a: z.object({ text: z.string().max(10) }), b: z.object({ n: z.number() }) };
    const recorded = { a: fingerprint(then.a), b: fingerprint(then.b) };
    expect(differences(then, recorded)).toEqual([]);
    const reworded = {
      ...then,
      a: z.object({ text: z.string().max(10).meta({ description: 'x' }) }),
    };
    expect(differences(reworded, recorded)).toEqual([]);
    const now = { a: z.object({ text: z.string().max(9) }), c: z.object({}) };
    const found = differences(now, recorded);
    expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'a kv',
      'c is',
      'b kv',
    ]);
    expect(found[0]).toContain('write a kv 2 beside it');
  });

  it('all have an example as it was written, and each still parses to itself', () => {
    const seen = new Set(written.map((entry) => entry.kind));
    expect([...seen].sort()).toEqual([...entryKinds].sort());
    for (const entry of written) {
      expect(entrySchema.parse(entry)).toEqual(entry);
      const body = entryBodies[entry.kind as EntryKind].parse(entry.body);
      expect(body, `${entry.kind} lost something it was written with`).toEqual(entry.body);
      expect(isKnownEntry(entry)).toBe(true);
    }
  });

  it('have examples that use every field, so that none can lose its meaning unseen', () => {
    const unused: string[] = [];
    for (const kind of entryKinds) {
      const names = Object.keys(entryBodies[kind].shape);
      expect(names.length).toBeGreaterThan(0);
      const used = new Set(
        written.flatMap((one) => (one.kind === kind ? Object.keys(one.body) : [])),
      );
      unused.push(...names.filter((name) => !used.has(name)).map((name) => `${kind}.${name}`));
    }
    expect(unused).toEqual([]);
  });
});

describe('entries of other versions', () => {
  it('are not taken for known ones, and their envelope is still read', () => {
    const [first] = written;
    if (first === undefined) throw new Error('the fixture is empty');
    expect(isKnownEntry({ kind: 'boat.opened', kv: 2 })).toBe(false);
    expect(isKnownEntry({ kind: 'boat.sunk', kv: 1 })).toBe(false);
    expect(isKnownEntry({ kind: 'toString', kv: 1 })).toBe(false);
    const later = { ...first, kind: 'boat.photographed', kv: 3, body: { frames: 2 } };
    expect(entrySchema.parse(later)).toEqual(later);
  });
});
