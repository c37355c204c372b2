/** A new journey with the draft of another. */
import { duplicateJourney } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema, journeyNameSchema } from './inputs';

export const duplicate = editorProcedure
  .input(journeyIdSchema.extend({ name: journeyNameSchema }))
  .mutation(({ ctx, input }) =>
    duplicateJourney(ctx.database, ctx.workspaceId, { ...input, createdBy: ctx.member.id }),
  );
