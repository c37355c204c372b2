/** Settings of "A score at a level". */
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const DIRECTIONS = ['above', 'below'] as const;

const levelSchema = z.number({ error: 'missing' }).min(-100_000, 'too-small').max(100_000, 'too-large');

export const scoreLevelSchema = z.object({
  direction: z.enum(DIRECTIONS, { error: 'missing' }),
  /** `above`: true from this many points on; `below`: true under it. */
  level: levelSchema,
  /** How far the score must go back before it is no longer true; 0: not at all. */
  margin: z.number({ error: 'missing' }).min(0, 'too-small').max(100_000, 'too-large'),
  /** Elapsed time for which it stays true at the least, whatever the score does; left out in older journeys. */
  stays: durationSchema.nullable().optional(),
});

export type ScoreLevelConfig = z.infer<typeof scoreLevelSchema>;
