/** A list of customers, page by page; the newest come by themselves while the reader is at the top. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useChanges } from '../../../api/live';
import { trpc } from '../../../api/trpc';
import type { ChosenRange } from '../time/ranges';
import type { ListName } from './lists';

export interface PeopleQuestion {
  journeyId: string;
  list: ListName;
  versionId: string | null;
  nodeId: string | null;
  reason: string | null;
  range: ChosenRange | null;
}

const LOOK_AGAIN_MS = 2_000;

export function usePeople(question: PeopleQuestion) {
  const query = useInfiniteQuery({
    ...trpc.live.people.infiniteQueryOptions(question, { getNextPageParam: (page) => page.next ?? undefined }),
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages ?? [];
  const { refetch } = query;
  useChanges('flow', () => void (pages.length <= 1 && refetch()), LOOK_AGAIN_MS);
  return { query, people: pages.flatMap((page) => page.people) };
}
