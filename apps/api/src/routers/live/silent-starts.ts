/** Campaigns that events which came in long after they happened would have started: how many, start them now, or forget them. */
import { NODE_KINDS } from '@kairos/nodes';
import { dropSilentStarts, PlanCache, readSilentStarts, releaseSilentStarts } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure, workspaceProcedure } from '../../trpc';

const inputSchema = z.object({ journeyId: z.uuid() });
const plans = new PlanCache(NODE_KINDS);

export const silentStarts = workspaceProcedure
  .input(inputSchema)
  .query(({ ctx, input }) => readSilentStarts(ctx.database, ctx.workspaceId, input.journeyId));

/** One batch of customers; the screen calls again until it is done. */
export const releaseSilent = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => releaseSilentStarts(ctx.database, plans, ctx.workspaceId, input.journeyId));

export const forgetSilent = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => dropSilentStarts(ctx.database, ctx.workspaceId, input.journeyId));
