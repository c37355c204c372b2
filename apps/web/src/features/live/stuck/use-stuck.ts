/** At which steps customers are stuck; looked up again while the journey moves. */
import { useQuery } from '@tanstack/react-query';
import { useChanges } from '../../../api/live';
import { type ApiOutputs, trpc } from '../../../api/trpc';

export type StuckStep = ApiOutputs['live']['stuck']['steps'][number];

const NONE: readonly StuckStep[] = [];
/** Nobody gets stuck within seconds. */
const LOOK_AGAIN_MS = 10_000;

export function useStuck(journeyId: string): readonly StuckStep[] {
  const { data, refetch } = useQuery(trpc.live.stuck.queryOptions({ journeyId }));
  useChanges('flow', () => void refetch(), LOOK_AGAIN_MS);
  return data?.steps ?? NONE;
}
