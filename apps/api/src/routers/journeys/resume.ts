/** Lets a paused journey go on, with what came due meanwhile dealt with as was chosen. */
import { OVERDUE_POLICIES } from '@kairos/engine';
import { resumeJourney } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

const inputSchema = journeyIdSchema.extend({ overdue: z.enum(OVERDUE_POLICIES) });

export const resume = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => resumeJourney(ctx.database, ctx.workspaceId, input));
