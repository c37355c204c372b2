/** Events as they arrive. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const searchSchema = z.object({ names: z.array(z.string()).optional().catch(undefined) });

export const eventsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/events',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./events-page'), 'EventsPage'),
});

export const eventRoutes = [eventsRoute] as const;
