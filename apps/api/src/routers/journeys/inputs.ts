/** What several journey procedures take. */
import { z } from 'zod';

export const journeyIdSchema = z.object({ journeyId: z.uuid() });

export const journeyNameSchema = z.string().trim().min(1).max(120);
