/** The list of journeys and the canvas of each. */
import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route';
import { JourneysPage } from './journeys-page';

export const journeysRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/journeys',
  component: JourneysPage,
});

export const journeyRoutes = [journeysRoute] as const;
