import { idSchema } from '@straitwatch/protocol';
import { z } from 'zod';

/** Items on one page at most. */
export const pageMax = 1_000;

/** `limit` items after the one with id `after`; `next` in the answer is the following `after`. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(pageMax).default(pageMax),
  after: idSchema.optional(),
});
