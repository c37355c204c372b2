/** What was drawn in one published version. */
import { readVersion } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';
import { upToDate } from './up-to-date';

export const version = workspaceProcedure
  .input(journeyIdSchema.extend({ number: z.int().positive() }))
  .query(async ({ ctx, input }) => upToDate(await readVersion(ctx.database, ctx.workspaceId, input)));
