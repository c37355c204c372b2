/** Contents page of the API: one area per line. */
import { router } from '../trpc';
import { authRouter } from './auth';
import { customersRouter } from './customers';
import { eventsRouter } from './events';
import { messagesRouter } from './messages';
import { settingsRouter } from './settings';
import { workspaceRouter } from './workspace';

export const appRouter = router({
  auth: authRouter,
  customers: customersRouter,
  events: eventsRouter,
  messages: messagesRouter,
  settings: settingsRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
