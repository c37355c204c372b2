/** Word of changes in the workspace: one stream per visible tab, and a slow poll while there is no stream. */

import { useDocumentVisibility } from '@mantine/hooks';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { trpc } from './trpc';

/** What a page may listen for; the server names the same topics. */
export type Topic = 'flow' | 'events' | 'messages' | 'journeys' | 'clock';

const ALL: readonly Topic[] = ['flow', 'events', 'messages', 'journeys', 'clock'];
const POLL_MS = 5_000;

const listeners = new Map<Topic, Set<() => void>>(ALL.map((topic) => [topic, new Set()]));

function tell(topics: readonly Topic[]): void {
  for (const topic of topics) for (const listener of listeners.get(topic) ?? []) listener();
}

let isConnected = false;
const watchers = new Set<() => void>();

function setConnected(next: boolean): void {
  isConnected = next;
  for (const watcher of watchers) watcher();
}

/** Mounted once, in the shell. A hidden tab holds no connection: browsers allow six per server. */
export function LiveChanges() {
  const isVisible = useDocumentVisibility() === 'visible';
  const { status, reset } = useSubscription(
    trpc.workspace.changes.subscriptionOptions(undefined, {
      enabled: isVisible,
      onData: ({ topics }) => tell(topics),
    }),
  );
  const connected = isVisible && status === 'pending';

  useEffect(() => {
    setConnected(connected);
    if (!isVisible) return;
    // Whatever happened while nothing was heard.
    tell(ALL);
    if (connected) return;
    const poll = setInterval(() => {
      tell(ALL);
      // Lost connections come back by themselves; one that the server ended has to be asked for again.
      if (status === 'idle') reset();
    }, POLL_MS);
    return () => clearInterval(poll);
  }, [connected, isVisible, status, reset]);

  return null;
}

/** Whether changes are being pushed; while false, screens are up to five seconds old and should say so. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => isConnected,
  );
}

/** Calls back when the topic changed, at most once per `atMostEvery` ms (1,000 unless told), the last change included. */
export function useChanges(topic: Topic, onChange: () => void, atMostEvery = 1_000): void {
  const callback = useRef(onChange);
  callback.current = onChange;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let lastAt = 0;
    const fire = () => {
      timer = null;
      lastAt = Date.now();
      callback.current();
    };
    const listener = () => {
      if (timer === null) timer = setTimeout(fire, Math.max(0, lastAt + atMostEvery - Date.now()));
    };
    listeners.get(topic)?.add(listener);
    return () => {
      listeners.get(topic)?.delete(listener);
      if (timer !== null) clearTimeout(timer);
    };
  }, [topic, atMostEvery]);
}
