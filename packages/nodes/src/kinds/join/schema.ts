/** A join has nothing to set. */
import { z } from 'zod';

export const joinSchema = z.object({});

export type JoinConfig = z.infer<typeof joinSchema>;
