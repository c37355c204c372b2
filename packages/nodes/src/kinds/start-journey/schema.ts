/** Settings of "Start another journey". */
import { z } from 'zod';

export const startJourneySchema = z.object({
  /** Id of the journey to start; empty before one is chosen. */
  journeyId: z.string({ error: 'missing' }).max(60, 'too-long'),
});

export type StartJourneyConfig = z.infer<typeof startJourneySchema>;
