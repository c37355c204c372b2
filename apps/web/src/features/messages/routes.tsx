/** The sandbox inbox, and what did not get that far. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const searchSchema = z.object({
  message: z.number().int().optional().catch(undefined),
  channel: z.enum(['email', 'sms', 'push']).optional().catch(undefined),
  recipient: z.string().optional().catch(undefined),
});

export const messagesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./messages-page'), 'MessagesPage'),
});

const heldRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/held',
  component: lazyRouteComponent(() => import('./withheld-page'), 'HeldPage'),
});

const unsentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/unsent',
  component: lazyRouteComponent(() => import('./withheld-page'), 'UnsentPage'),
});

export const messageRoutes = [messagesRoute, heldRoute, unsentRoute] as const;
