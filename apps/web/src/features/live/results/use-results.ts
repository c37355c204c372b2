/** How the tests and holdouts of a journey stand, looked at again every few seconds while the page is in sight. */
import { useQuery } from '@tanstack/react-query';
import { type ApiOutputs, trpc } from '../../../api/trpc';

export type ExperimentResult = ApiOutputs['live']['results'][number];

const EVERY_MS = 4_000;

/** What did not change keeps its identity. */
export function useResults(journeyId: string) {
  return useQuery(trpc.live.results.queryOptions({ journeyId }, { refetchInterval: EVERY_MS }));
}
