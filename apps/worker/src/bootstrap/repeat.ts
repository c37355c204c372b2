/** Repeats a piece of work until it is stopped: at an interval, or as soon as it is nudged. */
import type { Logger } from 'pino';

export interface Repetition {
  /** Asks for a round now; several nudges before the next round are one. */
  nudge(): void;
  /** Resolves when the round under way has ended. */
  stop(): Promise<void>;
}

/** A round that fails is logged and the next one comes all the same. */
export function repeat(name: string, intervalMs: number, log: Logger, round: () => Promise<void>): Repetition {
  let stopped = false;
  let nudged = true;
  let wakeUp = () => {};
  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const ended = (async () => {
    while (!stopped) {
      nudged = false;
      try {
        await round();
      } catch (error) {
        log.error({ part: name, error: error instanceof Error ? error.message : 'unknown' }, 'round failed');
      }
      if (!nudged && !stopped) await pause();
    }
  })();
  return {
    nudge() {
      nudged = true;
      wakeUp();
    },
    async stop() {
      stopped = true;
      wakeUp();
      await ended;
    },
  };
}
