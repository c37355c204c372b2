/** Lets a journey stand still; doing it twice is doing it once. */
import { PAUSE_ENTRIES, PAUSE_MODES } from '@kairos/engine';
import { pauseJourney } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

const inputSchema = journeyIdSchema.extend({ mode: z.enum(PAUSE_MODES), entries: z.enum(PAUSE_ENTRIES) });

export const pause = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => pauseJourney(ctx.database, ctx.workspaceId, { ...input, pausedBy: ctx.member.id }));
