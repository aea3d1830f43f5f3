/** The five kinds of evidence that end a boat. There is no sixth: law 3 of docs/explanation/laws.md. */
import { z } from 'zod';
import { idSchema, reasonSchema } from './words.js';

export const evidenceKinds = [
  'recovered',
  'landed',
  'returned',
  'duplicate',
  'search-ended',
] as const;
export const evidenceKindSchema = z.enum(evidenceKinds);
export type EvidenceKind = z.infer<typeof evidenceKindSchema>;

/** Why two boats are one. Each proof is checked against the record, not believed. */
export const duplicateProofSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('same-caller').meta({ description: 'one caller spoke for both boats' }),
    }),
    z.object({
      kind: z.literal('sighting').meta({ description: 'a craft or aircraft on scene saw one' }),
      report: idSchema,
    }),
    z.object({
      kind: z.literal('no-report-left').meta({
        description: 'every report of this boat has been put to the other one',
      }),
    }),
  ])
  .meta({ id: 'DuplicateProof' });
export type DuplicateProof = z.infer<typeof duplicateProofSchema>;

export const searchEndSchema = z
  .object({
    pos: z.number().min(0).max(1).meta({ description: 'probability of success achieved, 0 to 1' }),
    survivalTimeH: z
      .number()
      .min(0)
      .max(240)
      .meta({ description: 'hours people could live in that water since the last word' }),
    survivalSource: z.string().max(300).optional(),
    reason: reasonSchema,
  })
  .meta({ id: 'SearchEnd' });
export type SearchEnd = z.infer<typeof searchEndSchema>;

export const evidenceSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('recovered'),
      reports: z.array(idSchema).min(1).max(20),
    }),
    z.object({
      kind: z.literal('landed'),
      reports: z.array(idSchema).min(1).max(20),
    }),
    z.object({
      kind: z.literal('returned'),
      reports: z.array(idSchema).min(1).max(20),
    }),
    z.object({
      kind: z.literal('duplicate'),
      of: idSchema,
      proof: z.array(duplicateProofSchema).min(1).max(5),
    }),
    searchEndSchema.extend({
      kind: z.literal('search-ended'),
      proposedBy: z.string().max(80),
      secondedBy: z.string().max(80),
    }),
  ])
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof evidenceSchema>;
