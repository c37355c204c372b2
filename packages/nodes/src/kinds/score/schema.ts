/** Settings of a score. */
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const COUNTING = ['while-true', 'each-time', 'once'] as const;

const limitSchema = z.number({ error: 'missing' }).min(-100_000, 'too-small').max(100_000, 'too-large').nullable();

export const scoreSchema = z
  .object({
    /** The life or product event that the score predicts, in the marketer's words. */
    predicts: z.string({ error: 'missing' }).trim().max(120, 'too-long').default(''),
    /** How long ahead it says so; left out in older journeys. */
    horizon: durationSchema.nullable().optional(),
    /** For indicators that leave it to the score. */
    counting: z.enum(COUNTING, { error: 'missing' }),
    /** Only for points that are added when something fires. Null: they stay. */
    halfLife: durationSchema.nullable().default(null),
    atLeast: limitSchema.default(null),
    atMost: limitSchema.default(null),
  })
  .refine(({ atLeast, atMost }) => atLeast === null || atMost === null || atLeast <= atMost, {
    error: 'too-small',
    path: ['atMost'],
  });

export type ScoreConfig = z.infer<typeof scoreSchema>;
