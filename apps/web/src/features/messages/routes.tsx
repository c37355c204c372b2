/** The sandbox inbox. */
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

export const messageRoutes = [messagesRoute] as const;
