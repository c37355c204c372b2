/** Stores the draft; refused as a conflict when somebody else stored one since `basedOn`. */
import { journeyDocumentSchema } from '@kairos/engine';
import { saveDraft as saveJourneyDraft } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema } from './inputs';

const inputSchema = journeyIdSchema.extend({ document: journeyDocumentSchema, basedOn: z.int().positive() });

export const saveDraft = editorProcedure
  .input(inputSchema)
  .mutation(({ ctx, input }) => saveJourneyDraft(ctx.database, ctx.workspaceId, { ...input, savedBy: ctx.member.id }));
