/** Everything behind the sign-in: a rail on the left and a page beside it. Features hang their routes under this one. */
import { createRoute, redirect } from '@tanstack/react-router';
import { chosenWorkspace } from '../api/chosen-workspace';
import { refusalCode } from '../api/errors';
import { queryClient } from '../api/trpc';
import { BrokenPage } from './broken-page';
import { meQuery } from './me';
import { MissingPage, MissingPageInShell } from './missing-page';
import { rootRoute } from './root-route';
import { Shell } from './shell';
import { workspaceQuery } from './workspace';

export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: { next: location.href } });
  },
  loader: loadWorkspace,
  component: Shell,
  notFoundComponent: MissingPage,
  errorComponent: BrokenPage,
});

/** Every address that no feature claims. */
export const missingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '$',
  component: MissingPageInShell,
});

/** A workspace that was chosen once and taken away since gives way to the member's first. */
async function loadWorkspace(): Promise<void> {
  try {
    await queryClient.ensureQueryData(workspaceQuery);
  } catch (error) {
    if (refusalCode(error) !== 'workspace/not-found' || chosenWorkspace.read() === null) throw error;
    chosenWorkspace.forget();
    await queryClient.ensureQueryData(workspaceQuery);
  }
}
