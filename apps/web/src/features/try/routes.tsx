/** Trying a journey out. Whom it is tried on stands in the address, so that a link shows somebody else the same. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const searchSchema = z.object({
  /** A real customer; without one a made-up customer is tried. */
  customer: z.uuid().optional().catch(undefined),
  /** Thousands of made-up customers instead of one. */
  crowd: z.boolean().optional().catch(undefined),
});

export const tryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys/$journeyId/try',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./try-page'), 'TryPage'),
});

export const tryRoutes = [tryRoute] as const;
