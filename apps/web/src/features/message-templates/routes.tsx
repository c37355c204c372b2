/** The message templates: a view of the messages. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

const templatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/messages/templates',
  validateSearch: z.object({
    template: z.uuid().optional().catch(undefined),
    /** What is written: the open one anew, or a new one of a channel. */
    write: z.enum(['again', 'email', 'sms', 'push']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(() => import('./templates-page'), 'TemplatesPage'),
});

export const messageTemplateRoutes = [templatesRoute] as const;
