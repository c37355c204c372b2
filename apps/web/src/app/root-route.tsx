/** The root of all routes, and what is shown when none fits or one breaks. */
import { createRootRoute, Outlet } from '@tanstack/react-router';
import { BrokenPage } from './broken-page';
import { MissingPage } from './missing-page';

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
});
