/** A new journey, empty or from a document that the page brings. */
import { EMPTY_DOCUMENT, journeyDocumentSchema } from '@kairos/engine';
import { createJourney } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { journeyNameSchema } from './inputs';

const inputSchema = z.object({ name: journeyNameSchema, document: journeyDocumentSchema.default(EMPTY_DOCUMENT) });

export const create = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => createJourney(ctx.database, ctx.workspaceId, { ...input, createdBy: ctx.member.id }));
