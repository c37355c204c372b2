/** Settings of a task for a person. */
import { z } from 'zod';
import { branchIdSchema, durationSchema, haveDistinctIds } from '../../settings/schemas';

/** The port of who was not served in time. */
export const NOT_DONE = 'not-done';

export const taskSchema = z.object({
  title: z.string({ error: 'missing' }).trim().max(120, 'too-long'),
  instructions: z.string({ error: 'missing' }).trim().max(2_000, 'too-long'),
  /** Ways out, among which whoever does it chooses. */
  outcomes: z
    .array(
      z.object({
        id: branchIdSchema.refine((id) => id !== NOT_DONE, 'bad-id'),
        name: z.string({ error: 'missing' }).trim().max(60, 'too-long'),
      }),
    )
    .min(1, 'too-few')
    .max(6, 'too-many')
    .refine(haveDistinctIds, 'bad-id'),
  /** Elapsed time; the last moment is in time. */
  dueIn: durationSchema,
});

export type TaskConfig = z.infer<typeof taskSchema>;
