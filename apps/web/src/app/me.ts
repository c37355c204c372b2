/** Who is signed in. */
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ApiOutputs } from '../api/trpc';
import { queryClient, trpc } from '../api/trpc';

export type Me = NonNullable<ApiOutputs['auth']['me']>;

export const meQuery = trpc.auth.me.queryOptions(undefined, { staleTime: 60_000 });

/** Inside the shell somebody is always signed in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('The shell is shown without a signed-in member.');
  return data;
}

/** After signing in or out nothing that was known before may be shown. */
export function forgetEverything(): void {
  queryClient.clear();
}
