/** Settings of "A score at a level". */
import { z } from 'zod';

export const DIRECTIONS = ['above', 'below'] as const;

const levelSchema = z.number({ error: 'missing' }).min(-100_000, 'too-small').max(100_000, 'too-large');

export const scoreLevelSchema = z.object({
  direction: z.enum(DIRECTIONS, { error: 'missing' }),
  /** `above`: true from this many points on; `below`: true under it. */
  level: levelSchema,
  /** How far the score must go back before it is no longer true; 0: not at all. */
  margin: z.number({ error: 'missing' }).min(0, 'too-small').max(100_000, 'too-large'),
});

export type ScoreLevelConfig = z.infer<typeof scoreLevelSchema>;
