/** What is known of the sea now and next: each value with where it comes from. Read, never recorded. */
import { z } from 'zod';
import { timeSchema } from './words.js';

/** Where a number comes from, for the officer who asks. */
export const seaSourceSchema = z.object({
  id: z.string().meta({ description: 'model or file' }),
  text: z.string().meta({ description: 'in words, with its licence where one asks to be named' }),
});
export type SeaSource = z.infer<typeof seaSourceSchema>;

export const tideExtremeSchema = z.object({
  time: timeSchema,
  heightM: z.number().meta({ description: 'above mean sea level' }),
  kind: z.enum(['high', 'low']),
});
export type TideExtremeView = z.infer<typeof tideExtremeSchema>;

/** The tide at one station. */
export const tideNowSchema = z.object({
  station: z.string(),
  heightM: z.number(),
  hoursFromHighWater: z
    .number()
    .meta({ description: 'of the nearest high water; minus is before' }),
  /** The last one before and the next ones after. */
  extremes: z.array(tideExtremeSchema),
  source: seaSourceSchema,
});
export type TideNow = z.infer<typeof tideNowSchema>;

/** A stream or a wind at one place and time; towards. */
export const flowSchema = z.object({
  lat: z.number(),
  lon: z.number(),
  time: timeSchema,
  eastMps: z.number(),
  northMps: z.number(),
  sdMps: z.number().optional().meta({ description: 'standard error of each component' }),
  source: seaSourceSchema,
});
export type Flow = z.infer<typeof flowSchema>;

export const wavesSchema = z.object({
  lat: z.number(),
  lon: z.number(),
  time: timeSchema,
  heightM: z.number().meta({ description: 'significant height' }),
  sdM: z.number(),
  periodS: z.number().optional(),
  fromDegTrue: z.number().optional(),
  source: seaSourceSchema,
});
export type WavesView = z.infer<typeof wavesSchema>;

const bothLanguagesSchema = z.object({ en: z.string(), fr: z.string() });

/** A file that somebody put into the folder `forcing`: what of it is used, and why the rest is not. */
export const forcingFileSchema = z.object({
  file: z.string(),
  state: z
    .enum(['reading', 'used', 'partly-used', 'not-now', 'refused'])
    .meta({ description: '`not-now`: it can be read, and none of its times is now' }),
  fields: z.array(
    z.object({
      quantity: z.string(),
      from: timeSchema,
      to: timeSchema,
      source: z.string(),
    }),
  ),
  refusals: z.array(bothLanguagesSchema),
  notes: z.array(bothLanguagesSchema),
});
export type ForcingFileView = z.infer<typeof forcingFileSchema>;

export const seaNowSchema = z
  .object({
    time: timeSchema,
    tide: tideNowSchema,
    stream: flowSchema
      .extend({ turns: z.array(timeSchema).meta({ description: 'slack waters to come' }) })
      .optional()
      .meta({ description: 'in the middle of the Strait; absent where no model reaches' }),
    wind: flowSchema.optional().meta({ description: 'absent while no file knows it' }),
    waves: wavesSchema.optional().meta({ description: 'absent while no file knows them' }),
    forcing: z
      .array(forcingFileSchema)
      .meta({ description: 'files of currents, winds and waves, used and refused' }),
    seaTemperature: z
      .object({
        degC: z.number(),
        spreadDegC: z.number(),
        basis: z.enum(['month', 'forecast']),
        source: seaSourceSchema,
      })
      .optional(),
  })
  .meta({ id: 'SeaNow' });
export type SeaNow = z.infer<typeof seaNowSchema>;

export const tideCurveSchema = z.object({
  station: z.string(),
  points: z.array(z.object({ time: timeSchema, heightM: z.number() })),
  extremes: z.array(tideExtremeSchema),
  source: seaSourceSchema,
});
export type TideCurve = z.infer<typeof tideCurveSchema>;

/** Arrows of the stream as columns, on a grid. */
export const streamArrowsSchema = z.object({
  time: timeSchema,
  lat: z.array(z.number()),
  lon: z.array(z.number()),
  eastMps: z.array(z.number()),
  northMps: z.array(z.number()),
  sdMps: z.number().meta({ description: 'standard error of each component, over the whole area' }),
  source: seaSourceSchema,
});
export type StreamArrows = z.infer<typeof streamArrowsSchema>;
