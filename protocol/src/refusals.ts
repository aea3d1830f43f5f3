/**
 * Refusals: why the centre will not do what was asked, in codes with their facts, so that a screen can
 * say it in its own language. The sentences, English and French, stand in refusal-texts.ts; a test holds
 * the two lists together.
 */
import { z } from 'zod';

/** Why an open report speaks against ending a boat. */
export const contraryWhys = [
  'undecided',
  'after-end',
  'more-people',
  'people-in-water',
  'too-far',
  'count-unknown',
  'same-caller-elsewhere',
  'refers-here',
  'later-position',
] as const;
export type ContraryWhy = (typeof contraryWhys)[number];

export const refusalCodes = [
  'unknown-boat',
  'unknown-report',
  'unknown-task',
  'unknown-asset',
  'unknown-entry',
  'role-not-allowed',
  'named-officer-needed',
  'reason-needed',
  'boat-ended',
  'boat-not-ended',
  'phase-unchanged',
  'not-coordinating',
  'handover-open',
  'handover-none-open',
  'handover-to-self',
  'handover-not-yours',
  'already-linked',
  'not-linked-here',
  'already-refused',
  'link-contradicts-end',
  'report-already-linked',
  'evidence-kind-needed',
  'no-recovery',
  'no-landing',
  'no-return',
  'evidence-not-fitting',
  'evidence-not-confirmed',
  'evidence-used-elsewhere',
  'people-missing',
  'contrary-report',
  'contrary-not-open',
  'duplicate-target-needed',
  'duplicate-of-itself',
  'duplicate-in-circle',
  'duplicate-not-proven',
  'search-end-none-proposed',
  'search-end-already-proposed',
  'search-end-second-officer',
  'search-end-no-search-done',
  'survival-time-not-over',
  'asset-other-centre',
  'task-step',
  'task-ended',
  'task-answer-needed',
  'undo-too-late',
  'undo-not-possible',
  'undo-changed-since',
  'undo-done',
  'correction-empty',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export const refusalReasonSchema = z
  .object({
    code: z.enum(refusalCodes),
    /** The law of DESIGN that stands in the way, 1 to 7, where one does. */
    law: z.number().int().min(1).max(7).optional(),
    /** The facts of the sentence: ids, numbers, times. */
    facts: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'RefusalReason' });
export type RefusalReason = z.infer<typeof refusalReasonSchema>;

/** The body of a 409. `reasons` carry a sentence each, in the language asked for. */
export const refusalSchema = z
  .object({
    error: z.literal('refused'),
    message: z.string(),
    reasons: z.array(refusalReasonSchema.extend({ text: z.string() })),
  })
  .meta({ id: 'Refusal' });
export type Refusal = z.infer<typeof refusalSchema>;

/** The body of every other error answer. */
export const problemSchema = z
  .object({
    error: z.string(),
    message: z.string(),
    field: z.string().optional(),
    got: z.string().optional(),
    expected: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
