/** Another name for a message template. */
import { renameMessageTemplate } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { seenTemplateSchema, templateNameSchema } from './inputs';

export const rename = editorProcedure
  .input(seenTemplateSchema.extend({ name: templateNameSchema }))
  .mutation(({ ctx, input }) =>
    renameMessageTemplate(ctx.database, ctx.workspaceId, { ...input, savedBy: ctx.member.id }),
  );
