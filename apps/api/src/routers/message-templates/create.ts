/** Keeps the content of a message under a name that is free. */
import { createMessageTemplate } from '@kairos/services';
import { editorProcedure } from '../../trpc';
import { templateNameSchema, writtenMessageSchema } from './inputs';

export const create = editorProcedure
  .input(writtenMessageSchema.extend({ name: templateNameSchema }))
  .mutation(({ ctx, input }) =>
    createMessageTemplate(ctx.database, ctx.workspaceId, { ...input, savedBy: ctx.member.id }),
  );
