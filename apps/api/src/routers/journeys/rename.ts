/** Another name for a journey. */
import { renameJourney } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { journeyIdSchema, journeyNameSchema } from './inputs';

export const rename = editorProcedure
  .input(journeyIdSchema.extend({ name: journeyNameSchema }))
  .mutation(({ ctx, input }) => renameJourney(ctx.database, ctx.workspaceId, input));
