/** Speeds a simulated clock up, slows it down or pauses it. */
import { setClock as setWorkspaceClock } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

/** A month in a second: faster than that and days blur into each other. */
const FASTEST = 30 * 24 * 3600;

const inputSchema = z.object({
  /** Workspace milliseconds per real millisecond. */
  speed: z.number().min(1).max(FASTEST).optional(),
  paused: z.boolean().optional(),
});

export const setClock = editorProcedure.input(inputSchema).mutation(async ({ ctx, input }) => {
  return setWorkspaceClock(ctx.database, ctx.workspaceId, input);
});
