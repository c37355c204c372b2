/** Removes a message template; steps that used it keep their copies. */
import { removeMessageTemplate } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { seenTemplateSchema } from './inputs';

export const remove = editorProcedure
  .input(seenTemplateSchema)
  .mutation(({ ctx, input }) => removeMessageTemplate(ctx.database, ctx.workspaceId, input));
