/** The workspace that is shown, its clock and its time zone. */

import { useSuspenseQuery } from '@tanstack/react-query';
import { useChanges } from '../api/live';
import { type ApiOutputs, queryClient, trpc } from '../api/trpc';
import { workspaceNowOf } from './clock/clock-time';

export type Workspace = ApiOutputs['workspace']['get'];

export const workspaceQuery = trpc.workspace.get.queryOptions(undefined, { staleTime: 60_000 });

export function useWorkspace(): Workspace {
  return useSuspenseQuery(workspaceQuery).data;
}

/** Keeps the clock right when somebody else sets it. Mounted once, in the shell. */
export function useWorkspaceRefresh(): void {
  useChanges('clock', () => void queryClient.invalidateQueries({ queryKey: workspaceQuery.queryKey }), 250);
}

/** What the workspace's clock shows at this moment, epoch ms. For a picture that moves, ask again every second. */
export function workspaceNow(workspace: Workspace): number {
  return workspaceNowOf(workspace, Date.now());
}
