/** The messages of the sandbox, page by page; new ones appear on top by themselves. */
import type { Channel } from '@kairos/engine';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useChanges } from '../../api/live';
import { queryClient, trpc } from '../../api/trpc';

/** A message reaches the sandbox shortly after it was planned, and nothing tells of that moment. */
const LOOK_AGAIN_MS = 5_000;

export function useInbox(filter: { channel: Channel | null; recipient: string }) {
  const query = useInfiniteQuery({
    ...trpc.messages.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.next ?? undefined }),
    placeholderData: keepPreviousData,
    refetchInterval: (current) => ((current.state.data?.pages.length ?? 0) > 1 ? false : LOOK_AGAIN_MS),
  });
  const messages = query.data?.pages.flatMap((page) => page.messages) ?? [];
  const isReading = (query.data?.pages.length ?? 0) > 1;

  function refresh() {
    if (!isReading) void queryClient.invalidateQueries({ queryKey: trpc.messages.pathKey() });
  }
  useChanges('messages', refresh, 1_500);
  useChanges('flow', refresh, 1_500);

  return { query, messages, isEmpty: query.isSuccess && messages.length === 0 };
}

export type Inbox = ReturnType<typeof useInbox>;
