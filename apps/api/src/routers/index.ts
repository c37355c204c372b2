/** Contents page of the API: one area per line. */
import { router } from '../trpc';
import { authRouter } from './auth';
import { settingsRouter } from './settings';
import { workspaceRouter } from './workspace';

export const appRouter = router({
  auth: authRouter,
  settings: settingsRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
