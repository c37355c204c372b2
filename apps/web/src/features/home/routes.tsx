/** The opening page. */
import { createRoute } from '@tanstack/react-router';
import { shellRoute } from '../../app/shell-route';
import { HomePage } from './home-page';

export const homeRoute = createRoute({ getParentRoute: () => shellRoute, path: '/', component: HomePage });

export const homeRoutes = [homeRoute] as const;
