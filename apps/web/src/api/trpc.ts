/** The client of our API. `trpc.<area>.<procedure>.queryOptions(…)` goes into `useQuery`, `mutationOptions` into `useMutation`. */
import type { AppRouter } from '@kairos/api';
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { chosenWorkspace } from './chosen-workspace';
import { isRefusal, refusalCode } from './errors';

export type ApiInputs = inferRouterInputs<AppRouter>;
export type ApiOutputs = inferRouterOutputs<AppRouter>;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What was refused once is refused again; only a server that was not reached is worth another try.
      retry: (failures, error) => failures < 2 && !isRefusal(error),
    },
  },
});

export const client = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: (operation) => operation.type === 'subscription',
      true: httpSubscriptionLink({ url: '/trpc', connectionParams: () => workspaceParameter('workspace') }),
      false: httpBatchLink({
        url: '/trpc',
        maxItems: 20,
        maxURLLength: 2_000,
        headers: () => ({ 'kairos-client': 'web', ...workspaceParameter('kairos-workspace') }),
      }),
    }),
  ],
});

export const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });

function workspaceParameter(name: string): Record<string, string> {
  const workspaceId = chosenWorkspace.read();
  return workspaceId === null ? {} : { [name]: workspaceId };
}

/** The session ended while a page was open. A form that was being sent keeps its words; a page that only shows goes to the sign-in. */
function leaveWhenSignedOut(error: unknown): void {
  if (refusalCode(error) !== 'sign-in/not-signed-in') return;
  const next = location.pathname + location.search;
  location.assign(`/sign-in?next=${encodeURIComponent(next)}`);
}
