/** The list of journeys and the drawing of each. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const searchSchema = z.object({
  /** As a drawing or as a list; without it the width of the window decides. */
  view: z.enum(['canvas', 'outline']).optional().catch(undefined),
});

export const journeysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys',
  component: lazyRouteComponent(() => import('./list/journeys-page'), 'JourneysPage'),
});

export const journeyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys/$journeyId',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./editor/editor-page'), 'EditorPage'),
});

export const journeyRoutes = [journeysRoute, journeyRoute] as const;
