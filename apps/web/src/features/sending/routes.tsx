/** When and how often the workspace sends: a page of the settings. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route';

const sendingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/sending',
  component: lazyRouteComponent(() => import('./sending-page'), 'SendingPage'),
});

export const sendingRoutes = [sendingRoute] as const;
