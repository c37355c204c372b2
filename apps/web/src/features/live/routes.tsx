/** The live view of a journey. What is open stands in the address, so that a link shows somebody else the same. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { z } from 'zod';
import { shellRoute } from '../../app/shell-route';
import { LISTS } from './people/lists';
import { RANGES } from './time/range-names';

const searchSchema = z.object({
  /** Number of the version; without it the one in force. */
  version: z.number().int().positive().optional().catch(undefined),
  /** The step whose customers are listed. */
  node: z.string().optional().catch(undefined),
  list: z.enum(LISTS).optional().catch(undefined),
  reason: z.string().optional().catch(undefined),
  /** The run that is looked at. */
  run: z.uuid().optional().catch(undefined),
  /** As a drawing or as a list; without it the width of the window decides. */
  view: z.enum(['canvas', 'outline']).optional().catch(undefined),
  /** The stretch of time that the figures are about; without it all since the publication. */
  range: z.enum(RANGES).optional().catch(undefined),
  /** First and last day of a stretch of one's own, "2024-03-31". */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
  /** The moment of it that the canvas shows, epoch ms in the workspace's clock; without it the end. */
  at: z.number().optional().catch(undefined),
});

export type LiveSearch = z.infer<typeof searchSchema>;

export const liveRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys/$journeyId/live',
  validateSearch: searchSchema,
  component: lazyRouteComponent(() => import('./live-page'), 'LivePage'),
});

export const liveRoutes = [liveRoute] as const;
