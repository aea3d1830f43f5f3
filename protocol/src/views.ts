/** What the server shows and screens draw: folds of the journal, never a second truth. */
import { z } from 'zod';
import { assetSchema, taskSchema, taskStatusSchema } from './assets.js';
import { actorSchema, linkReasonSchema } from './entries.js';
import { evidenceSchema, searchEndSchema } from './evidence.js';
import { refusalReasonSchema } from './refusals.js';
import { positionSchema, reportSchema } from './report.js';
import { centreSchema, idSchema, phaseSchema, timeSchema } from './words.js';

export const linkViewSchema = z.object({
  boat: idSchema,
  status: z.enum(['proposed', 'confirmed']),
  probability: z.number().optional(),
  reasons: z.array(linkReasonSchema),
  by: actorSchema,
  at: timeSchema,
  entry: z.number().int(),
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** Something that speaks against what is believed of a boat. */
export const contrarySchema = z.object({
  report: idSchema,
  why: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Set when a named officer has explained it. */
  resolved: z.object({ by: actorSchema, reason: z.string(), at: timeSchema }).optional(),
});
export type ContraryView = z.infer<typeof contrarySchema>;

export const reportViewSchema = z
  .object({
    report: reportSchema,
    entry: z.number().int(),
    known: timeSchema,
    by: actorSchema,
    corrections: z.number().int(),
    link: linkViewSchema.optional(),
    /** Boats an officer has said it is not about. */
    notBoats: z.array(idSchema),
    /** Boats it may be about, best first, for an officer to decide. */
    suggestions: z.array(
      z.object({ boat: idSchema, score: z.number(), reasons: z.array(linkReasonSchema) }),
    ),
  })
  .meta({ id: 'ReportView' });
export type ReportView = z.infer<typeof reportViewSchema>;

/** A number of people with its range. `best` is absent when nobody has said any number. */
export const peopleRangeSchema = z.object({
  best: z.number().int().optional(),
  low: z.number().int(),
  high: z.number().int(),
});
export type PeopleRange = z.infer<typeof peopleRangeSchema>;

/** Where a boat is believed to be: always an area, with the time it was true and how it is known. */
export const boatPositionSchema = z.object({
  lat: z.number(),
  lon: z.number(),
  /** Holds the true place with 95 % at `time`; grows by `growthMps` from then on. */
  radiusM: z.number(),
  growthMps: z.number(),
  time: timeSchema,
  report: idSchema,
  basis: z.enum(['seen', 'told', 'aboard']),
});
export type BoatPosition = z.infer<typeof boatPositionSchema>;

/** What is waiting too long and comes to the top by itself. */
export const waitingCodes = [
  'no-action',
  'handover-unanswered',
  'position-stale',
  'silent',
  'task-unanswered',
  'link-undecided',
  'contrary-after-end',
  'search-end-unseconded',
] as const;
export const waitingSchema = z.object({
  code: z.enum(waitingCodes),
  since: timeSchema,
  /** True once it has waited longer than it may. */
  overdue: z.boolean(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const taskViewSchema = taskSchema
  .extend({
    status: taskStatusSchema,
    assignedAt: timeSchema,
    statusAt: timeSchema,
    by: actorSchema,
    answeredBy: z.string().optional(),
    entry: z.number().int(),
    history: z.array(
      z.object({ status: taskStatusSchema, at: timeSchema, answeredBy: z.string().optional() }),
    ),
  })
  .meta({ id: 'TaskView' });
export type TaskView = z.infer<typeof taskViewSchema>;

export const assetViewSchema = assetSchema
  .extend({
    position: positionSchema.optional(),
    positionTime: timeSchema.optional(),
    courseDegTrue: z.number().optional(),
    speedOverGroundKn: z.number().optional(),
    task: idSchema.optional(),
  })
  .meta({ id: 'AssetView' });
export type AssetView = z.infer<typeof assetViewSchema>;

export const boatViewSchema = z
  .object({
    id: idSchema,
    phase: phaseSchema,
    /** `ended` has its evidence in `ending`. */
    status: z.enum(['open', 'ended']),
    coordinating: centreSchema,
    handover: z
      .object({ from: centreSchema, to: centreSchema, since: timeSchema, by: actorSchema })
      .optional(),
    openedAt: timeSchema,
    people: peopleRangeSchema,
    recovered: z.number().int(),
    children: z.number().int().optional(),
    signs: z.array(z.string()),
    craft: z.object({
      type: z.string().optional(),
      colour: z.string().optional(),
      lengthM: z.number().optional(),
      engine: z.string().optional(),
    }),
    languages: z.array(z.string()),
    launch: z.object({ place: z.string().optional(), time: timeSchema.optional() }).optional(),
    lastWord: z
      .object({
        report: idSchema,
        time: timeSchema,
        channel: z.string(),
        caller: z.string().optional(),
        text: z.string().optional(),
        signs: z.array(z.string()),
      })
      .optional(),
    position: boatPositionSchema.optional(),
    track: z.array(
      z.object({
        lat: z.number(),
        lon: z.number(),
        radiusM: z.number(),
        time: timeSchema,
        report: idSchema,
      }),
    ),
    reports: z.array(idSchema),
    tasks: z.array(idSchema),
    /** Boats that have been put to this one as its duplicates. */
    duplicates: z.array(idSchema),
    ending: z
      .object({
        evidence: evidenceSchema,
        at: timeSchema,
        by: actorSchema,
        entry: z.number().int(),
        persons: z.number().int().optional(),
        note: z.string().optional(),
      })
      .optional(),
    searchEnd: z.object({ search: searchEndSchema, by: actorSchema, at: timeSchema }).optional(),
    /** Why this boat cannot be accounted for now, for the nearest kind of evidence. */
    missing: z.array(refusalReasonSchema),
    contrary: z.array(contrarySchema),
    waiting: z.array(waitingSchema),
    /** Higher is worse off; the board is sorted by it. */
    rank: z.number(),
    lastEntry: z.number().int(),
  })
  .meta({ id: 'BoatView' });
export type BoatView = z.infer<typeof boatViewSchema>;

export const countsSchema = z
  .object({
    boatsAtSea: z.object({ best: z.number(), low: z.number(), high: z.number() }),
    people: z.object({ best: z.number(), low: z.number(), high: z.number() }),
    unlinked: z.number().int(),
    undecided: z.number().int(),
    ended: z.number().int(),
    reports: z.number().int(),
  })
  .meta({ id: 'Counts' });
export type Counts = z.infer<typeof countsSchema>;

/** An entry as the log shows it, with what could be undone. */
export const logLineSchema = z.object({
  n: z.number().int(),
  at: timeSchema,
  known: timeSchema,
  kind: z.string(),
  by: actorSchema,
  boat: idSchema.optional(),
  report: idSchema.optional(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  undoableUntil: timeSchema.optional(),
  undoes: z.number().int().optional(),
  undoneBy: z.number().int().optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const feedViewSchema = z
  .object({
    name: z.string(),
    state: z.enum(['connecting', 'connected', 'silent', 'disconnected', 'ended']),
    lastMessageAt: timeSchema.optional(),
    messages: z.number().int(),
    rejected: z.number().int(),
    detail: z.string().optional(),
  })
  .meta({ id: 'FeedView' });
export type FeedView = z.infer<typeof feedViewSchema>;
