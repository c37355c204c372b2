/** The list of journeys and the drawing of each. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route';

export const journeysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys',
  component: lazyRouteComponent(() => import('./list/journeys-page'), 'JourneysPage'),
});

export const journeyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys/$journeyId',
  component: lazyRouteComponent(() => import('./editor/editor-page'), 'EditorPage'),
});

export const journeyRoutes = [journeysRoute, journeyRoute] as const;
