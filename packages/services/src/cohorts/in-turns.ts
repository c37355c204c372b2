/** Much to compute at once, without keeping everybody else from the processor meanwhile. */
import { setImmediate as othersHaveHadTheirTurn } from 'node:timers/promises';

/** A millisecond or two worth of steps. */
const AT_A_TIME = 4;

/** Computes one result after another; now and then whoever else waits in this process goes first. */
export async function inTurns<T, R>(items: readonly T[], compute: (item: T) => R): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) {
    results.push(compute(item));
    if (results.length % AT_A_TIME === 0) await othersHaveHadTheirTurn();
  }
  return results;
}
