/** Tasks that journeys ask of the team. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';

export const TASK_LISTS = ['open', 'mine', 'done'] as const;
export type TaskListName = (typeof TASK_LISTS)[number];

const searchSchema = z.object({
  list: z.enum(TASK_LISTS).optional().catch(undefined),
  task: z.string().optional().catch(undefined),
});

export const tasksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/tasks',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./tasks-page'), 'TasksPage'),
});

export const taskRoutes = [tasksRoute] as const;
