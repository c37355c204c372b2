/** Settings of a wait. */
import { z } from 'zod';
import { durationSchema } from '../../settings/schemas';

export const waitSchema = z.object({ duration: durationSchema });

export type WaitConfig = z.infer<typeof waitSchema>;
