/** How the figures of a version came about, in steps that the page plays back by itself. */
import { readReplay } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { chosenRange } from './chosen-range';

const inputSchema = z.object({ journeyId: z.uuid(), versionId: z.uuid(), range: chosenRange });

export const replay = workspaceProcedure
  .input(inputSchema)
  .query(({ ctx, input: { range, ...of } }) => readReplay(ctx.database, ctx.workspaceId, { ...of, chosen: range }));
