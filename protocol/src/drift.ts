/** Where an open boat will be if nobody reaches it: worked out, never recorded, made again at any time. */
import { z } from 'zod';
import { seaSourceSchema } from './sea.js';
import { idSchema, timeSchema } from './words.js';

export const driftAreaSchema = z.object({
  share: z.number().meta({ description: '0.5, 0.75 or 0.95 of the cloud is within' }),
  areaKm2: z.number(),
  /** Closed rings of [lon, lat]. */
  rings: z.array(z.array(z.tuple([z.number(), z.number()]))),
});
export type DriftArea = z.infer<typeof driftAreaSchema>;

export const driftFrameSchema = z.object({
  time: timeSchema,
  hours: z.number().meta({ description: 'since the position it starts from' }),
  /** The middle of the cloud; absent when nothing of it is left in the area. */
  lat: z.number().optional(),
  lon: z.number().optional(),
  areas: z.array(driftAreaSchema),
  stranded: z.number().meta({ description: 'share that has come ashore' }),
  leftArea: z.number().meta({ description: 'share that has left the water that the model knows' }),
});
export type DriftFrameView = z.infer<typeof driftFrameSchema>;

/** All that went into it, for the officer who asks where its numbers come from. */
export const driftInputsSchema = z.object({
  report: idSchema,
  time: timeSchema,
  lat: z.number(),
  lon: z.number(),
  radiusM: z.number(),
  objects: z.array(z.object({ class: z.string(), weight: z.number(), why: z.string() })),
  /** Absent when its engine is not known to run. */
  engine: z
    .object({
      courseToDegTrue: z.number(),
      courseSdDeg: z.number(),
      speedMps: z.number(),
      speedSdMps: z.number(),
      stopsAfterH: z.tuple([z.number(), z.number()]),
    })
    .optional(),
  current: seaSourceSchema.extend({ sdMps: z.number() }),
  wind: seaSourceSchema.extend({
    known: z.boolean(),
    eastMps: z.number(),
    northMps: z.number(),
    sdMps: z.number(),
    knownHours: z.number().int().meta({ description: 'hours of the run in which a file knows it' }),
    ofHours: z.number().int(),
  }),
  particles: z.number().int(),
  seed: z.number().int(),
});
export type DriftInputs = z.infer<typeof driftInputsSchema>;

/** How a cloud lies over minutes of latitude and longitude: cells that hold any of it. */
export const driftDensitySchema = z
  .object({
    boat: idSchema,
    time: timeSchema,
    cellDeg: z.number().meta({ description: 'side of a cell, in degrees of each' }),
    west: z.array(z.number()),
    south: z.array(z.number()),
    share: z
      .array(z.number())
      .meta({ description: 'of the whole cloud; the rest has left the water' }),
  })
  .meta({ id: 'DriftDensity' });
export type DriftDensity = z.infer<typeof driftDensitySchema>;

export const boatDriftSchema = z
  .object({
    boat: idSchema,
    inputs: driftInputsSchema,
    frames: z.array(driftFrameSchema),
    stranding: z.object({
      probability: z.number(),
      hours10: z.number().optional(),
      hours50: z.number().optional(),
      hours90: z.number().optional(),
      places: z.array(
        z.object({
          lat: z.number(),
          lon: z.number(),
          probability: z.number(),
          hours50: z.number(),
        }),
      ),
    }),
  })
  .meta({ id: 'BoatDrift' });
export type BoatDrift = z.infer<typeof boatDriftSchema>;
