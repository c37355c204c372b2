/** Turns floods of notifications into a calm stream: topics that changed, gathered for a quarter of a second. */
import type { Notifications } from './notifications';

const GATHER_MS = 250;
/** Without news an empty tick goes out, so that the reader can check whether it may still listen. */
const QUIET_MS = 2_500;

export interface TickOptions<Topic extends string> {
  /** Database channel → topic. */
  channels: Record<string, Topic>;
  /** Only notifications with this payload count. */
  payload: string;
  signal: AbortSignal;
}

export async function* ticks<Topic extends string>(
  source: Notifications,
  { channels, payload, signal }: TickOptions<Topic>,
): AsyncGenerator<Topic[]> {
  const pending = new Set<Topic>();
  let wake = () => {};
  const unsubscribes = Object.entries(channels).map(([channel, topic]) =>
    source.subscribe(channel, (heard) => {
      if (heard !== payload) return;
      pending.add(topic);
      wake();
    }),
  );
  try {
    while (!signal.aborted) {
      if (pending.size === 0) await sleep(QUIET_MS, signal, (stop) => (wake = stop));
      if (signal.aborted) return;
      if (pending.size > 0) await sleep(GATHER_MS, signal, () => {});
      const topics = [...pending];
      pending.clear();
      yield topics;
    }
  } finally {
    for (const unsubscribe of unsubscribes) unsubscribe();
  }
}

/** Resolves after `ms`, when stopped, or when the signal aborts. */
function sleep(ms: number, signal: AbortSignal, onStart: (stop: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, ms);
    signal.addEventListener('abort', stop);
    onStart(stop);
  });
}
