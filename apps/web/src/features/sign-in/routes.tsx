/** The way in. The token of a one-time link sits behind `#`, so it never reaches a log or a scanner's request. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { rootRoute } from '../../app/root-route';

const searchSchema = z.object({ next: z.string().startsWith('/').optional().catch(undefined) });

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./sign-in-page'), 'SignInPage'),
});
