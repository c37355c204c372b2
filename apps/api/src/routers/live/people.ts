/** The customers behind a number, page by page. */
import { NODE_KINDS } from '@kairos/nodes';
import { PEOPLE_LISTS, readPeople } from '@kairos/services';
import { z } from 'zod';
import { workspaceProcedure } from '../../trpc';
import { chosenRange } from './chosen-range';

const inputSchema = z.object({
  journeyId: z.uuid(),
  list: z.enum(PEOPLE_LISTS),
  versionId: z.uuid().nullish(),
  nodeId: z.string().max(60).nullish(),
  reason: z.string().max(60).nullish(),
  range: chosenRange,
  cursor: z.object({ key: z.string().max(60), at: z.number() }).nullish(),
  limit: z.number().int().min(1).max(200).default(50),
});

export const people = workspaceProcedure.input(inputSchema).query(({ ctx, input }) =>
  readPeople(ctx.database, ctx.workspaceId, {
    journeyId: input.journeyId,
    list: input.list,
    versionId: input.versionId ?? null,
    nodeId: input.nodeId ?? null,
    reason: input.reason ?? null,
    range: input.range,
    cursor: input.cursor ?? null,
    limit: input.limit,
    kinds: NODE_KINDS,
  }),
);
