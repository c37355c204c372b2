/** Keeps the figures of one journey up to date while the page is looked at. */
import { useDocumentVisibility } from '@mantine/hooks';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { trpc } from '../../../api/trpc';
import type { ChosenRange } from '../time/ranges';
import { createFigures, type Figures, type FiguresStore, heard } from './figures';

/** The server says something at least every few seconds; silence for longer means that the figures are old. */
const STALE_AFTER_MS = 9_000;

/** A hidden tab holds no connection; back in sight it begins with a snapshot. */
export function useFigures(journeyId: string, range: ChosenRange | null): FiguresStore {
  const [figures] = useState(createFigures);
  const isVisible = useDocumentVisibility() === 'visible';
  useSubscription(
    trpc.live.flow.subscriptionOptions(
      { journeyId, range },
      { enabled: isVisible, onData: (message) => figures.setState((state) => heard(state, message, Date.now()), true) },
    ),
  );
  return figures;
}

/** A derived number; the component renders again only when it changes. */
export function useFigure<T>(figures: FiguresStore, select: (state: Figures) => T): T {
  return useStore(figures, select);
}

export interface Freshness {
  /** Null before anything was heard. */
  seconds: number | null;
  isStale: boolean;
}

/** How old the figures are, told once a second. */
export function useFreshness(figures: FiguresStore): Freshness {
  const now = useEverySecond();
  const heardAt = useStore(figures, (state) => (state.heardAt === null ? null : Math.floor(state.heardAt / 1_000)));
  if (heardAt === null) return { seconds: null, isStale: false };
  const age = Math.max(0, now - heardAt * 1_000);
  return { seconds: Math.floor(age / 1_000), isStale: age > STALE_AFTER_MS };
}

function useEverySecond(): number {
  const [clock] = useState(() => ({ now: Date.now() }));
  return useSyncExternalStore(
    (tell) => {
      const timer = setInterval(() => {
        clock.now = Date.now();
        tell();
      }, 1_000);
      return () => clearInterval(timer);
    },
    () => clock.now,
  );
}
