/** Sets the speed of the workspace's clock, or pauses it. */
import { useMutation } from '@tanstack/react-query';
import { queryClient, trpc } from '../../api/trpc';
import { workspaceQuery } from '../workspace';

export function useSetClock() {
  return useMutation(
    trpc.workspace.clock.set.mutationOptions({
      onSettled: () => queryClient.invalidateQueries({ queryKey: workspaceQuery.queryKey }),
    }),
  );
}
