/** How every journey stands and what happened just now, pushed while the page is looked at. */
import { useDocumentVisibility } from '@mantine/hooks';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { merged } from './happenings';

type Message = ApiOutputs['home']['watch'] extends AsyncIterable<infer Each> ? Each : never;
export type HomeView = Message['view'];
export type JourneyPulse = HomeView['journeys'][number];
export type Happening = Message['happenings'][number];

export interface Home {
  /** Null until the first word from the server. */
  view: HomeView | null;
  /** Newest first. */
  happenings: readonly Happening[];
  isConnected: boolean;
}

/** A hidden tab holds no connection. */
export function useHome(): Home {
  const isVisible = useDocumentVisibility() === 'visible';
  const [home, setHome] = useState<Omit<Home, 'isConnected'>>({ view: null, happenings: [] });
  const stream = useSubscription(
    trpc.home.watch.subscriptionOptions(undefined, {
      enabled: isVisible,
      onData: ({ view, happenings }) =>
        setHome((before) => ({ view, happenings: merged(before.happenings, happenings) })),
    }),
  );
  return { ...home, isConnected: stream.status === 'pending' };
}
