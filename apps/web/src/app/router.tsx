/** The table of contents of the application: every feature brings its own routes. */
import { createRouter } from '@tanstack/react-router';
import { customerRoutes } from '../features/customers/routes';
import { eventRoutes } from '../features/events/routes';
import { homeRoutes } from '../features/home/routes';
import { journeyRoutes } from '../features/journeys/routes';
import { liveRoutes } from '../features/live/routes';
import { messageTemplateRoutes } from '../features/message-templates/routes';
import { messageRoutes } from '../features/messages/routes';
import { sendingRoutes } from '../features/sending/routes';
import { settingsRoutes } from '../features/settings/routes';
import { signInRoute } from '../features/sign-in/routes';
import { taskRoutes } from '../features/tasks/routes';
import { tryRoutes } from '../features/try/routes';
import { versionsRoutes } from '../features/versions/routes';
import { BrokenPage } from './broken-page';
import { rootRoute } from './root-route';
import { missingRoute, shellRoute } from './shell-route';

const routeTree = rootRoute.addChildren([
  signInRoute,
  shellRoute.addChildren([
    ...homeRoutes,
    ...journeyRoutes,
    ...tryRoutes,
    ...liveRoutes,
    ...versionsRoutes,
    ...customerRoutes,
    ...taskRoutes,
    ...messageRoutes,
    ...messageTemplateRoutes,
    ...eventRoutes,
    ...settingsRoutes,
    ...sendingRoutes,
    missingRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  // A page that breaks leaves the rail around it standing.
  defaultErrorComponent: BrokenPage,
  // What is known is shown at once; Query decides when it is too old.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
