/** Which boat each report may be about: what the centre works out, and an officer decides. */
import { z } from 'zod';
import { idSchema, timeSchema } from './words.js';

export const linkEvidenceKinds = [
  'caller',
  'about',
  'relay',
  'path',
  'persons',
  'craft',
  'launch',
  'distress',
  'ending',
  'officer',
] as const;

/** What one kind of evidence adds: bits above zero speak for it, each one makes it twice as likely. */
export const linkEvidenceSchema = z.object({
  kind: z.enum(linkEvidenceKinds),
  reports: z.array(idSchema),
  bits: z.number(),
});
export type LinkEvidence = z.infer<typeof linkEvidenceSchema>;

/** A boat that a report may be of; no boat where it is likely of none on the list. */
export const linkProposalSchema = z.object({
  boat: idSchema.optional(),
  probability: z.number(),
  evidence: z.array(linkEvidenceSchema),
});
export type LinkProposal = z.infer<typeof linkProposalSchema>;

export const linkingNowSchema = z
  .object({
    time: timeSchema,
    /** Last entry of the record that is in it. */
    head: z.number().int(),
    boatsAtSea: z.object({ mean: z.number(), low: z.number().int(), high: z.number().int() }),
    /** Reports that wait for an officer, with the boats that they may be of, likeliest first. */
    reports: z.array(z.object({ report: idSchema, proposals: z.array(linkProposalSchema) })),
    /** Boats that may be one and the same. */
    doubles: z.array(z.object({ boats: z.tuple([idSchema, idSchema]), probability: z.number() })),
    /** Reports that are likely of no boat on the list. */
    unexplained: z.array(idSchema),
    /** That nobody of a boat is left at sea; it closes nothing. */
    boats: z.array(z.object({ boat: idSchema, accountedFor: z.number() })),
  })
  .meta({ id: 'LinkingNow' });
export type LinkingNow = z.infer<typeof linkingNowSchema>;
