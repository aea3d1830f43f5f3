/** How dangerous the sea is there and then: read, never recorded. There is no word in it for safe. */
import { z } from 'zod';
import { idSchema, timeSchema } from './words.js';

const levelSchema = z.number().int().min(1).max(4);

/** From what is sure to what cannot be ruled out: plan on `high`. */
export const dangerRangeSchema = z.object({ low: levelSchema, high: levelSchema }).meta({
  description:
    '1 dangerous, 2 very, 3 extremely dangerous, 4 deadly; `low` is sure, `high` cannot be ruled out',
});
export type DangerRange = z.infer<typeof dangerRangeSchema>;

export const dangerComponentNames = [
  ...(['wind', 'sea', 'shipping', 'cold', 'light', 'visibility'] as const),
] as const;
export const dangerComponentNameSchema = z.enum(dangerComponentNames);

export const dangerFigureSchema = z.object({
  name: z.string(),
  value: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional().meta({ description: 'absent: no upper end is known' }),
  unit: z.string(),
  source: z.string(),
});
export type DangerFigureView = z.infer<typeof dangerFigureSchema>;

export const dangerComponentSchema = z.object({
  component: dangerComponentNameSchema,
  level: dangerRangeSchema,
  figures: z.array(dangerFigureSchema),
  notes: z.array(z.string()).meta({ description: 'codes; their sentences are in the moment' }),
});
export type DangerComponentView = z.infer<typeof dangerComponentSchema>;

const textsSchema = z.object({ en: z.string(), fr: z.string() });

/** One place or way at one time, with all that it rests on. */
export const dangerMomentSchema = z.object({
  time: timeSchema,
  level: dangerRangeSchema,
  text: textsSchema.meta({ description: 'the level as one line' }),
  components: z.array(dangerComponentSchema),
  notes: z.object({ en: z.array(z.string()), fr: z.array(z.string()) }),
});
export type DangerMoment = z.infer<typeof dangerMomentSchema>;

/** Hours of a way, without what they rest on. */
export const dangerHourSchema = z.object({
  time: timeSchema,
  level: dangerRangeSchema,
  components: z.array(z.object({ component: dangerComponentNameSchema, level: dangerRangeSchema })),
});
export type DangerHour = z.infer<typeof dangerHourSchema>;

const placeSchema = z.object({ name: z.string(), lat: z.number(), lon: z.number() });

export const routeDangerSchema = z
  .object({
    route: z.string(),
    from: placeSchema,
    to: placeSchema,
    now: dangerMomentSchema,
    hours: z
      .array(dangerHourSchema)
      .meta({ description: 'the worst of the way, each hour from now on for a day' }),
  })
  .meta({ id: 'RouteDanger' });
export type RouteDanger = z.infer<typeof routeDangerSchema>;

export const boatDangerSchema = z
  .object({
    boat: idSchema,
    hours: z.array(dangerMomentSchema).meta({
      description:
        'where it may be now and in the next hours: over the area that holds 95 % of its drift',
    }),
  })
  .meta({ id: 'BoatDanger' });
export type BoatDanger = z.infer<typeof boatDangerSchema>;
