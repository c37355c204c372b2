/** Puts the draft in force as a new version; refused while it has errors or when it is not the one that was looked at. */
import { NODE_KINDS } from '@kairos/nodes';
import { publishJourney } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema, moveChoicesSchema } from './inputs';

const inputSchema = journeyIdSchema.extend({ revision: z.int().positive(), choices: moveChoicesSchema.optional() });

export const publish = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) =>
    publishJourney(ctx.database, NODE_KINDS, ctx.workspaceId, { ...input, publishedBy: ctx.member.id }),
  );
