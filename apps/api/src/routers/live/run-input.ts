/** Names one run. */
import { z } from 'zod';

export const runInput = z.object({ runId: z.uuid() });
