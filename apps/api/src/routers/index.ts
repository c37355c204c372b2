/** Contents page of the API: one area per line. */
import { router } from '../trpc';
import { authRouter } from './auth';
import { customersRouter } from './customers';
import { eventsRouter } from './events';
import { homeRouter } from './home';
import { journeysRouter } from './journeys';
import { liveRouter } from './live';
import { messageTemplatesRouter } from './message-templates';
import { messagesRouter } from './messages';
import { sendingRouter } from './sending';
import { settingsRouter } from './settings';
import { tasksRouter } from './tasks';
import { workspaceRouter } from './workspace';

export const appRouter = router({
  auth: authRouter,
  customers: customersRouter,
  events: eventsRouter,
  home: homeRouter,
  journeys: journeysRouter,
  live: liveRouter,
  messages: messagesRouter,
  messageTemplates: messageTemplatesRouter,
  sending: sendingRouter,
  settings: settingsRouter,
  tasks: tasksRouter,
  workspace: workspaceRouter,
});

export type AppRouter = typeof appRouter;
