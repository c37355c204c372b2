/** Settings of "Wait for something". */
import { z } from 'zod';
import {
  branchIdSchema,
  conditionTreeSetting,
  durationSchema,
  eventNameSchema,
  haveDistinctIds,
} from '../../settings/schemas';

export const CHOOSE = ['first', 'ranked'] as const;
export const WHEN_TIME_IS_UP = ['own-way', 'same-way'] as const;

const name = z.string({ error: 'missing' }).trim().max(60, 'too-long').default('');

const settings = z
  .object({
    /** What may happen, highest rank first; each has a way out of its own. */
    events: z
      .array(z.object({ id: branchIdSchema, name, eventName: eventNameSchema, conditions: conditionTreeSetting }))
      .max(8, 'too-many'),
    /** What may become true of the customer; ranked below the events. */
    states: z
      .array(z.object({ id: branchIdSchema, name, conditions: conditionTreeSetting }))
      .max(8, 'too-many')
      .default([]),
    /** `first`: whatever comes first decides. `ranked`: the wait lasts to its end, and the highest that came decides. */
    choose: z.enum(CHOOSE, { error: 'missing' }).default('first'),
    /** Event property that must be the same as on the event that started the campaign; null compares none. */
    sameProperty: z.string().trim().max(200, 'too-long').nullable().default(null),
    atMost: durationSchema,
    /** `same-way`: the first way is taken as well when nothing came. */
    whenTimeIsUp: z.enum(WHEN_TIME_IS_UP, { error: 'missing' }).default('own-way'),
  })
  .refine(({ events, states }) => haveDistinctIds([...events, ...states]), { path: ['events'], error: 'bad-id' });

/** Journeys drawn when a wait had a single event hold it without a list. */
export const waitForEventSchema = z.preprocess((config) => {
  if (typeof config !== 'object' || config === null || !('eventName' in config)) return config;
  const { eventName, conditions, ...rest }: { eventName: unknown; conditions?: unknown } = { ...config };
  return { ...rest, events: [{ id: 'happened', name: '', eventName, conditions }] };
}, settings);

export type WaitForEventConfig = z.infer<typeof waitForEventSchema>;
