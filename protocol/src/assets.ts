/** Assets and tasks: who can go, and what they were sent to do. */
import { z } from 'zod';
import { centreSchema, idSchema, timeSchema } from './words.js';

export const assetKinds = [
  'lifeboat',
  'cutter',
  'patrol-boat',
  'helicopter',
  'aircraft',
  'drone',
  'merchant-ship',
] as const;

export const assetSchema = z
  .object({
    id: idSchema,
    name: z.string().min(1).max(80),
    kind: z.enum(assetKinds),
    centre: centreSchema,
    speedKn: z.number().min(0).max(400).optional().meta({ description: 'fastest it goes, knots' }),
    survivorsMax: z
      .number()
      .int()
      .min(0)
      .max(2000)
      .optional()
      .meta({ description: 'people it can take on board' }),
    mmsi: z
      .number()
      .int()
      .min(1)
      .max(999_999_999)
      .optional()
      .meta({ description: 'its AIS number' }),
    base: z
      .object({ name: z.string().max(80).optional(), lat: z.number(), lon: z.number() })
      .optional(),
  })
  .meta({ id: 'Asset' });
export type Asset = z.infer<typeof assetSchema>;

/** What an asset may be sent to do. There is no word for driving people back: law 7. */
export const taskOrders = ['rescue', 'search', 'look', 'escort', 'transfer', 'stand-by'] as const;
export const taskOrderSchema = z.enum(taskOrders);

/** The steps of a task, in their order; `stood-down` may follow any step but `done`. */
export const taskStatuses = [
  'tasked',
  'acknowledged',
  'proceeding',
  'on-scene',
  'done',
  'stood-down',
] as const;
export const taskStatusSchema = z.enum(taskStatuses);
export type TaskStatus = z.infer<typeof taskStatusSchema>;

export const taskSchema = z
  .object({
    id: idSchema,
    asset: idSchema,
    order: taskOrderSchema,
    boat: idSchema.optional(),
    to: z.object({ lat: z.number(), lon: z.number() }).optional(),
    text: z.string().max(2000).optional(),
    eta: timeSchema.optional(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;
