/**
 * Commands: what an officer (or a feed, or the system) asks for. The rules answer with entries or with
 * a refusal. Bodies of the HTTP requests are these without `type` and without the id in the address.
 */
import { z } from 'zod';
import { assetSchema, taskOrderSchema, taskStatusSchema } from './assets.js';
import { linkReasonSchema } from './entries.js';
import { duplicateProofSchema, evidenceKindSchema, searchEndSchema } from './evidence.js';
import { positionSchema, reportCorrectionSchema, reportInputSchema } from './report.js';
import { centreSchema, idSchema, phaseSchema, reasonSchema, timeSchema } from './words.js';

const optionalReason = z.string().trim().max(2000).optional();

/**
 * Where a new report goes: an id puts it to that boat, `new` opens a boat, `null` keeps it unlinked and
 * waiting, absent lets the system propose (it never confirms).
 */
export const placementSchema = z.union([idSchema, z.literal('new'), z.null()]).optional();

export const commandSchemas = {
  'report.receive': z.object({ report: reportInputSchema, boat: placementSchema }),
  'report.correct': z.object({
    report: idSchema,
    changes: reportCorrectionSchema,
    reason: reasonSchema,
  }),
  'report.link': z.object({
    report: idSchema,
    boat: idSchema,
    reasons: z.array(linkReasonSchema).max(20).optional(),
    reason: optionalReason,
  }),
  'report.unlink': z.object({ report: idSchema, boat: idSchema, reason: optionalReason }),
  'report.refuse-link': z.object({ report: idSchema, boat: idSchema, reason: optionalReason }),
  /** By the system only: a link with its probability, for a person to decide. */
  'report.propose-link': z.object({
    report: idSchema,
    boat: idSchema,
    probability: z.number().min(0).max(1),
    reasons: z.array(linkReasonSchema).max(20),
  }),
  'boat.open': z.object({ report: idSchema }),
  'boat.set-phase': z.object({ boat: idSchema, phase: phaseSchema, reason: optionalReason }),
  'boat.offer-handover': z.object({
    boat: idSchema,
    to: centreSchema.optional(),
    reason: optionalReason,
  }),
  'boat.accept-handover': z.object({ boat: idSchema }),
  'boat.decline-handover': z.object({ boat: idSchema, reason: reasonSchema }),
  'boat.withdraw-handover': z.object({ boat: idSchema, reason: optionalReason }),
  'boat.resolve-contrary': z.object({
    boat: idSchema,
    report: idSchema,
    why: z.string().max(60),
    reason: reasonSchema,
  }),
  'boat.propose-search-end': z.object({ boat: idSchema, search: searchEndSchema }),
  'boat.withdraw-search-end': z.object({ boat: idSchema, reason: optionalReason }),
  'boat.account-for': z.object({
    boat: idSchema,
    kind: evidenceKindSchema.optional(),
    /** Reports that prove it; absent means every fitting report linked to the boat. */
    reports: z.array(idSchema).max(20).optional(),
    of: idSchema.optional().meta({ description: 'for a duplicate: the boat it is' }),
    proof: z.array(duplicateProofSchema).max(5).optional(),
    note: z.string().max(2000).optional(),
  }),
  'boat.reopen': z.object({ boat: idSchema, reason: reasonSchema }),
  'task.assign': z.object({
    asset: idSchema,
    order: taskOrderSchema,
    boat: idSchema.optional(),
    to: z
      .object({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) })
      .optional(),
    text: z.string().max(2000).optional(),
    eta: timeSchema.optional(),
  }),
  'task.set-status': z.object({
    task: idSchema,
    status: taskStatusSchema,
    answeredBy: z.string().trim().min(1).max(80).optional(),
    eta: timeSchema.optional(),
    note: z.string().max(2000).optional(),
  }),
  'asset.register': z.object({ asset: assetSchema }),
  'asset.report-position': z.object({
    asset: idSchema,
    position: positionSchema,
    time: timeSchema.optional(),
    courseDegTrue: z.number().min(0).max(360).optional(),
    speedKn: z.number().min(0).max(400).optional(),
  }),
  'note.add': z.object({ boat: idSchema.optional(), text: z.string().trim().min(1).max(8000) }),
  'feed.report-state': z.object({
    feed: z.string().max(200),
    state: z.enum(['connected', 'silent', 'disconnected', 'ended']),
    detail: z.string().max(500).optional(),
  }),
  undo: z.object({ entry: z.number().int().min(1) }),
} as const;

export type CommandType = keyof typeof commandSchemas;
export type CommandBody<T extends CommandType> = z.infer<(typeof commandSchemas)[T]>;
export type Command = { [T in CommandType]: { type: T } & CommandBody<T> }[CommandType];

/** Minutes during which an action can be taken back from the screen. */
export const undoWindowMin = 10;
