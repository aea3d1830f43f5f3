/**
 * A report: one thing somebody said, or a sensor showed, about a boat. The shape is public
 * (docs/reference/contract.md); a field that is not known is absent, never a code.
 */
import { z } from 'zod';
import { centreSchema, channelSchema, idSchema, signSchema, timeSchema } from './words.js';

export const positionSchema = z
  .object({
    lat: z.number().min(-90).max(90).meta({ description: 'WGS84 degrees, north positive' }),
    lon: z.number().min(-180).max(180).meta({ description: 'WGS84 degrees, east positive' }),
    radiusM: z
      .number()
      .min(0)
      .max(500_000)
      .optional()
      .meta({ description: 'metres; holds the true place with 95 %' }),
    source: z.string().max(40).optional().meta({ description: 'aml, whatsapp, voice, radar, ...' }),
  })
  .meta({ id: 'Position' });
export type Position = z.infer<typeof positionSchema>;

export const personsSchema = z
  .object({
    count: z.number().int().min(0).max(1000),
    quality: z.enum(['stated', 'counted', 'estimated']).optional(),
    children: z.number().int().min(0).max(1000).optional(),
  })
  .meta({ id: 'Persons' });
export type Persons = z.infer<typeof personsSchema>;

export const craftSchema = z
  .object({
    type: z.string().max(60).optional(),
    colour: z.string().max(60).optional(),
    lengthM: z.number().min(0).max(500).optional(),
    engine: z.string().max(60).optional().meta({ description: 'running, stopped, none, ...' }),
  })
  .meta({ id: 'Craft' });
export type Craft = z.infer<typeof craftSchema>;

const reportFields = {
  time: timeSchema.meta({ description: 'when it happened or was said' }),
  received: timeSchema.optional().meta({ description: 'when the centre got it' }),
  centre: centreSchema,
  channel: channelSchema,
  position: positionSchema.optional(),
  caller: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'keyed hash of a number: the same number, the same hash' }),
  persons: personsSchema.optional(),
  craft: craftSchema.optional(),
  signs: z.array(signSchema).max(9).optional(),
  languages: z.array(z.string().max(16)).max(12).optional(),
  launch: z
    .object({ place: z.string().max(120).optional(), time: timeSchema.optional() })
    .optional(),
  about: idSchema.optional().meta({
    description: 'an earlier report the person refers to (may be wrong)',
  }),
  vessel: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'the craft or aircraft that saw or recovered' }),
  text: z.string().max(8000).optional(),
};

/**
 * What is sent to `POST /api/reports`. Fields the protocol does not know are kept with the report as
 * they came: an unknown field is no reason to lose a call.
 */
export const reportInputSchema = z.looseObject(reportFields).meta({ id: 'ReportSent' });
export type ReportInput = z.infer<typeof reportInputSchema>;

/** A report with its number, as the journal holds it. */
export const reportSchema = z.looseObject({ id: idSchema, ...reportFields }).meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

/** The fields a correction may replace. The first wording stays in the journal for ever. */
export const reportCorrectionSchema = z
  .object({
    time: reportFields.time.optional(),
    channel: channelSchema.optional(),
    position: positionSchema.nullable().optional(),
    persons: personsSchema.nullable().optional(),
    craft: craftSchema.nullable().optional(),
    signs: z.array(signSchema).max(9).optional(),
    languages: z.array(z.string().max(16)).max(12).optional(),
    about: idSchema.nullable().optional(),
    vessel: z.string().max(80).nullable().optional(),
    text: z.string().max(8000).optional(),
  })
  .meta({ id: 'ReportCorrection' });
export type ReportCorrection = z.infer<typeof reportCorrectionSchema>;

/** People taken on board there, counted on a vessel or aircraft. */
export function isRecovery(report: Report): boolean {
  return (
    (report.channel === 'vessel' || report.channel === 'aircraft') &&
    report.persons?.quality === 'counted' &&
    (report.signs ?? []).includes('recovered')
  );
}

/** The report says people came off the sea: recovered, landed or back on the beach. */
export function isEnding(report: Report): boolean {
  const said = report.signs ?? [];
  return said.includes('recovered') || said.includes('landed') || said.includes('returned');
}

/** Somebody speaks from, or for, the people aboard; not a sensor or a rescue craft. */
export function isVoice(report: Report): boolean {
  return !['radar', 'aircraft', 'vessel', 'camera'].includes(report.channel);
}
