/** Fans the database's notifications out to listeners in this process: one LISTEN per channel, whatever the number of browsers. */
import type { Database } from '@kairos/db';

export type Listener = (payload: string) => void;

export interface Notifications {
  /** Calls back on every notification of the channel until the returned function is called. Survives lost connections. */
  subscribe(channel: string, listener: Listener): () => void;
}

export function notifications(database: Pick<Database, 'listen'>): Notifications {
  const listenersByChannel = new Map<string, Set<Listener>>();

  function listenersOf(channel: string): Set<Listener> {
    const known = listenersByChannel.get(channel);
    if (known) return known;
    const listeners = new Set<Listener>();
    listenersByChannel.set(channel, listeners);
    listen(channel, listeners);
    return listeners;
  }

  function listen(channel: string, listeners: Set<Listener>): void {
    database
      .listen(channel, (payload) => {
        for (const listener of listeners) listener(payload);
      })
      // Without the database there is nothing to hear; the next subscriber tries again, and pages poll meanwhile.
      .catch(() => listenersByChannel.delete(channel));
  }

  return {
    subscribe(channel, listener) {
      const listeners = listenersOf(channel);
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
