/** How often customers do what, for making up customers who do alike. */
import { readHabits } from '@kairos/services';
import { workspaceProcedure } from '../../trpc';

export const habits = workspaceProcedure.query(({ ctx }) => readHabits(ctx.database, ctx.workspaceId));
