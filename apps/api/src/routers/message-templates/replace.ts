/** Puts another content under the name of a template. */
import { replaceMessageTemplate } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { seenTemplateSchema, writtenMessageSchema } from './inputs';

export const replace = editorProcedure
  .input(seenTemplateSchema.extend(writtenMessageSchema.shape))
  .mutation(({ ctx, input }) =>
    replaceMessageTemplate(ctx.database, ctx.workspaceId, { ...input, savedBy: ctx.member.id }),
  );
