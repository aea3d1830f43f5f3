/**
 * Journal entries: what is written down, for ever. Every kind has a page in docs/reference/entries.md
 * with its guarantees and how it is corrected. A released kind is frozen (test/frozen.test.ts): a
 * change is a new `kv`, and the old one stays readable.
 */
import { z } from 'zod';
import { assetSchema, taskSchema, taskStatusSchema } from './assets.js';
import { evidenceSchema, searchEndSchema } from './evidence.js';
import { positionSchema, reportCorrectionSchema, reportSchema } from './report.js';
import {
  centreSchema,
  idSchema,
  modeSchema,
  phaseSchema,
  roleSchema,
  timeSchema,
} from './words.js';

/** Who is answerable for an entry: a named officer, a feed, or the system itself. */
export const actorSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('officer'),
      id: idSchema,
      name: z.string().min(1).max(80),
      role: roleSchema,
      centre: centreSchema,
    }),
    z.object({ kind: z.literal('feed'), name: z.string().max(200) }),
    z.object({ kind: z.literal('system'), part: z.string().max(80) }),
  ])
  .meta({ id: 'Actor' });
export type Actor = z.infer<typeof actorSchema>;
export type Officer = Extract<Actor, { kind: 'officer' }>;

/** A reason for a link in words and, where one is known, its weight in decibans. */
export const linkReasonSchema = z
  .object({
    code: z.string().max(60),
    text: z.string().max(300),
    /** What the sentence of that code says, for any language: `linkReasonText`. */
    facts: z.record(z.string().max(40), z.union([z.string().max(300), z.number()])).optional(),
    weightDb: z.number().optional(),
  })
  .meta({ id: 'LinkReason' });
export type LinkReason = z.infer<typeof linkReasonSchema>;

/** A field with what it means, for docs/reference/entries.md. */
const means = <S extends z.ZodType>(description: string, schema: S): S =>
  schema.meta({ description });

const boat = { boat: means('the boat', idSchema) };
const report = means('the report', idSchema);
const because = (most: number) => z.string().max(most);
const reason = { reason: means("why, in the officer's own words; may be empty", because(2000)) };
const optionalReason = means("why, in the officer's own words", because(2000)).optional();
const why = means('which of the contrary findings, a word of `contraryWhys`', z.string().max(60));
const from = means('the centre that coordinates until it is accepted', centreSchema);
const to = means('the centre it is offered to', centreSchema);

/** Each kind of entry and its body. The key is `kind`, all are `kv` 1 today. */
export const entryBodies = {
  'journal.opened': z.looseObject({
    mode: means('what this journal records, for its whole life', modeSchema),
    centre: means('whose journal it is', centreSchema),
  }),
  'report.received': z.object({ report: reportSchema }),
  'report.corrected': z.object({
    report,
    changes: reportCorrectionSchema,
    ...reason,
  }),
  'report.linked': z.object({
    report,
    ...boat,
    status: means(
      '`proposed` by the system until a person has decided',
      z.enum(['proposed', 'confirmed']),
    ),
    probability: means(
      'probability that the report is about this boat',
      z.number().min(0).max(1),
    ).optional(),
    reasons: means('what speaks for it', z.array(linkReasonSchema).max(20)),
  }),
  'report.unlinked': z.object({ report, ...boat, ...reason }),
  'report.link-refused': z.object({ report, ...boat, ...reason }),
  'report.refusal-withdrawn': z.object({ report, ...boat, ...reason }),
  'boat.opened': z.object({
    ...boat,
    coordinating: means('the centre that coordinates it first', centreSchema),
    phase: means('the phase it begins in', phaseSchema),
    report: means('the report that it was opened for', idSchema),
  }),
  'boat.phase-set': z.object({
    ...boat,
    from: means('the phase before', phaseSchema),
    phase: means('the phase from now on', phaseSchema),
    reason: optionalReason,
  }),
  'boat.handover-offered': z.object({ ...boat, from, to, reason: optionalReason }),
  'boat.handover-accepted': z.object({
    ...boat,
    from: means('the centre that coordinated', centreSchema),
    to: means('the centre that coordinates from now on', centreSchema),
  }),
  'boat.handover-declined': z.object({ ...boat, to, ...reason }),
  'boat.handover-withdrawn': z.object({ ...boat, to, ...reason }),
  'boat.contrary-resolved': z.object({ ...boat, report, why, ...reason }),
  'boat.contrary-reopened': z.object({ ...boat, report, why, ...reason }),
  'boat.search-end-proposed': z.object({ ...boat, search: searchEndSchema }),
  'boat.search-end-withdrawn': z.object({ ...boat, ...reason }),
  'boat.accounted-for': z.object({
    ...boat,
    evidence: evidenceSchema,
    persons: means(
      'people that the evidence shows to be off the sea',
      z.number().int().min(0),
    ).optional(),
    note: means('what else there is to say', because(2000)).optional(),
  }),
  'boat.reopened': z.object({ ...boat, ...reason }),
  'task.assigned': z.object({ task: taskSchema }),
  'task.status-set': z.object({
    task: means('the task', idSchema),
    from: means('the step before', taskStatusSchema),
    status: means('the step from now on', taskStatusSchema),
    answeredBy: means(
      'who answered on the radio or telephone, by name or call sign',
      because(80),
    ).optional(),
    eta: means('when the asset will be there', timeSchema).optional(),
    note: means('what else was said', because(2000)).optional(),
  }),
  'asset.registered': z.object({ asset: assetSchema }),
  'asset.position-reported': z.object({
    asset: means('the asset', idSchema),
    position: positionSchema,
    courseDegTrue: means(
      'course over ground, degrees true, towards',
      z.number().min(0).max(360),
    ).optional(),
    speedKn: means('speed over ground, knots', z.number().min(0).max(400)).optional(),
  }),
  'note.added': z.object({
    boat: means('the boat it is about, if any', idSchema).optional(),
    text: means('the note', z.string().min(1).max(8000)),
  }),
  'feed.state-changed': z.object({
    feed: means('the feed', z.string().max(200)),
    state: means('how it is from now on', z.enum(['connected', 'silent', 'disconnected', 'ended'])),
    detail: means('what was seen', z.string().max(500)).optional(),
  }),
} as const;

export type EntryKind = keyof typeof entryBodies;
export const entryKinds = Object.keys(entryBodies) as readonly EntryKind[];
export type EntryBody<K extends EntryKind> = z.infer<(typeof entryBodies)[K]>;

/** What rules produce: an entry before the journal has numbered, timed and chained it. */
export type EntryDraft = {
  [K in EntryKind]: {
    kind: K;
    kv: 1;
    /** When it happened; `known` is stamped by the journal. */
    at: string;
    by: Actor;
    /** Idempotency id of the command that caused it. */
    command?: string;
    /** Number of the entry that this one takes back. */
    undoes?: number;
    body: EntryBody<K>;
  };
}[EntryKind];

/** The journal's envelope: docs/formats/journal.md. */
export type Entry = EntryDraft & {
  v: 1;
  journal: string;
  mode: Mode;
  centre: Centre;
  n: number;
  known: string;
  hlc: string;
  prev: string;
  hash: string;
};
type Mode = z.infer<typeof modeSchema>;
type Centre = z.infer<typeof centreSchema>;

/** Validation of a whole entry, for `/api/entries` and for readers of old journals. */
export const entrySchema = z
  .object({
    v: means('version of this envelope', z.literal(1)),
    journal: means('the journal it stands in', z.string()),
    mode: means('what that journal records', modeSchema),
    centre: means('the centre that wrote it', centreSchema),
    n: means('its number in that journal, from 1 without gaps', z.number().int().min(1)),
    kind: means('which kind of entry', z.string()),
    kv: means('version of that kind', z.number().int().min(1)),
    at: means('when it happened', timeSchema),
    known: means('when the centre knew; never goes backwards', timeSchema),
    hlc: means('hybrid logical clock, for one order over both centres', z.string()),
    by: actorSchema,
    command: means('key of the command that caused it', z.string().max(128)).optional(),
    undoes: means('number of the entry that it takes back', z.number().int().min(1)).optional(),
    body: means('the fields of its kind', z.looseObject({})),
    prev: means('hash of the entry before', z.string().length(64)),
    hash: means('SHA-256 of this entry without this field', z.string().length(64)),
  })
  .meta({ id: 'Entry' });

/** True when this build knows the kind and its version; unknown ones are kept and counted, not folded. */
export function isKnownEntry(entry: { kind: string; kv: number }): boolean {
  return entry.kv === 1 && Object.hasOwn(entryBodies, entry.kind);
}
