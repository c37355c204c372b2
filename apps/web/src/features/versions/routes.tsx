/** The published versions of a journey. What is compared stands in the address. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const searchSchema = z.object({
  /** Number of the version that is looked at; without it the draft. */
  version: z.number().int().positive().optional().catch(undefined),
  /** Number of the version that it is compared with; without it the one before. */
  with: z.number().int().positive().optional().catch(undefined),
});

export const versionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys/$journeyId/versions',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./versions-page'), 'VersionsPage'),
});

export const versionsRoutes = [versionsRoute] as const;
