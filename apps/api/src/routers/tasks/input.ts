/** Names one task. */
import { z } from 'zod';

export const taskInput = z.object({ taskId: z.uuid() });
