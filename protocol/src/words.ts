/**
 * The words of the project, as schemas. Every list here is closed: a new word is a new version of the
 * protocol, a decision, and a page in docs/reference.
 */
import { z } from 'zod';

/** The two coordination centres: `uk` is Dover, `fr` is Gris-Nez. */
export const centreSchema = z.enum(['uk', 'fr']).meta({ description: 'uk: Dover, fr: Gris-Nez' });
export type Centre = z.infer<typeof centreSchema>;

/** The other one of the two. */
export function otherCentre(centre: Centre): Centre {
  return centre === 'uk' ? 'fr' : 'uk';
}

/** What a journal records; the three can never be mixed in one journal. */
export const modeSchema = z.enum(['live', 'exercise', 'demonstration']);
export type Mode = z.infer<typeof modeSchema>;

/** Emergency phases of the IAMSAR Manual (INCERFA, ALERFA, DETRESFA), mildest first. */
export const phases = ['uncertainty', 'alert', 'distress'] as const;
export const phaseSchema = z.enum(phases);
export type Phase = z.infer<typeof phaseSchema>;

/** How a report reached a centre. */
export const channels = [
  '999',
  '112',
  '196',
  'whatsapp',
  'vhf',
  'relay',
  'radar',
  'aircraft',
  'vessel',
  'camera',
  'ngo',
] as const;
export const channelSchema = z.enum(channels);
export type Channel = z.infer<typeof channelSchema>;

/** What a report says is happening. `recovered`, `landed` and `returned` say how people came off the sea. */
export const signs = [
  'taking-water',
  'people-in-water',
  'capsized',
  'medical',
  'children',
  'escorted',
  'recovered',
  'landed',
  'returned',
] as const;
export const signSchema = z.enum(signs);
export type Sign = z.infer<typeof signSchema>;

export const roles = ['watch-officer', 'supervisor', 'liaison', 'read-only'] as const;
/** Who may do what at a desk: see docs/reference/roles.md. */
export const roleSchema = z.enum(roles);
export type Role = z.infer<typeof roleSchema>;

/** ISO 8601 in UTC, ending in `Z`. */
export const timeSchema = z.iso
  .datetime({ error: 'expected an ISO 8601 time in UTC ending in Z' })
  .refine((text) => Number.isFinite(Date.parse(text)), {
    error: 'expected a time that exists, ISO 8601 in UTC ending in Z',
  })
  .meta({ description: 'ISO 8601, UTC, ends in Z', example: '2026-01-10T01:12:00Z' });

/** Identifiers are short, speakable and safe in an address: `D4`, `D-r17`, `G-t3`. */
export const idSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, {
  error: 'expected 1 to 64 letters, digits, dots, dashes or underscores',
});

/** A reason in an officer's own words. */
export const reasonSchema = z
  .string()
  .trim()
  .min(3, { error: 'expected a reason of at least 3 characters' })
  .max(2000);
