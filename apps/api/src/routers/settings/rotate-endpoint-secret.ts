/** A new secret for an endpoint, shown for the only time; the old one signs as well for a day. */
import { rotateEndpointSecret as rotateSecret } from '@kairos/services';
import { z } from 'zod';
import { editorProcedure } from '../../trpc';

export const rotateEndpointSecret = editorProcedure
  .input(z.object({ id: z.uuid() }))
  .mutation(({ ctx, input }) =>
    rotateSecret({ database: ctx.database, secret: ctx.settings.secret }, ctx.workspaceId, input.id),
  );
