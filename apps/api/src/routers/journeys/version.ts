/** What was drawn in one published version. */
import { readVersion } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

export const version = workspaceProcedure
  .input(journeyIdSchema.extend({ number: z.int().positive() }))
  .query(({ ctx, input }) => readVersion(ctx.database, ctx.workspaceId, input));
