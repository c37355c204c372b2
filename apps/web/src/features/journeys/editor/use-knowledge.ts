/** What the workspace knows, for the pickers and examples of the canvas. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { trpc } from '../../../api/trpc';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import type { Knowledge } from '../../../canvas/panel/knowledge';

const FRESH_FOR_MS = 30_000;

/** `journeyId` is the journey that is open, if one is; it is not offered as another one. */
export function useWorkspaceKnowledge(journeyId: string | null): Knowledge {
  const workspace = useWorkspace();
  const events = useQuery(trpc.events.catalogue.queryOptions(undefined, { staleTime: FRESH_FOR_MS })).data;
  const attributes = useQuery(trpc.customers.attributes.queryOptions(undefined, { staleTime: FRESH_FOR_MS })).data;
  const topics = useQuery(trpc.workspace.topics.queryOptions(undefined, { staleTime: FRESH_FOR_MS })).data;
  const endpoints = useQuery(trpc.settings.endpoints.list.queryOptions(undefined, { staleTime: FRESH_FOR_MS })).data;
  const journeys = useQuery(trpc.journeys.list.queryOptions(undefined, { staleTime: FRESH_FOR_MS })).data;
  return useMemo(
    () => ({
      events: events ?? [],
      attributes: attributes ?? [],
      topics: topics ?? [],
      journeys: (journeys ?? [])
        .filter(({ id, status }) => id !== journeyId && status !== 'archived')
        .map(({ id, name, status }) => ({ id, name, isLive: status === 'live' })),
      endpoints: endpoints ?? [],
      timeZone: workspace.timeZone,
      brand: workspace.name,
      now: () => workspaceNow(workspace),
    }),
    [events, attributes, topics, journeys, endpoints, journeyId, workspace],
  );
}
