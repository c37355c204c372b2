/** What the workspace knows, for the pickers and examples of the canvas. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../../api/trpc';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import type { Knowledge } from '../../../canvas/panel/knowledge';

export function useWorkspaceKnowledge(): Knowledge {
  const workspace = useWorkspace();
  const events = useQuery(trpc.events.catalogue.queryOptions(undefined, { staleTime: 30_000 })).data;
  const attributes = useQuery(trpc.customers.attributes.queryOptions(undefined, { staleTime: 30_000 })).data;
  return useMemo(
    () => ({
      events: events ?? [],
      attributes: attributes ?? [],
      timeZone: workspace.timeZone,
      brand: workspace.name,
      now: () => workspaceNow(workspace),
    }),
    [events, attributes, workspace],
  );
}
