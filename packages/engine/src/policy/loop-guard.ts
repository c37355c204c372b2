/** Keeps journeys from going round in circles: what a journey did may start another one, but not itself, and not without end. */

/** Journeys that may lead to one another before somebody has to look at what they are doing. */
export const LONGEST_CHAIN = 5;

/** Whether an event may start a journey. `chain` names the journeys that led to the event, the first one first. */
export function mayStart(journeyId: string, chain: readonly string[]): boolean {
  return chain.length < LONGEST_CHAIN && !chain.includes(journeyId);
}
