/** Whether an alarm has to be set for a moment at which time alone changes something. */
import type { CustomerToRoute, RoutingOutcome } from './route-customer';

/** No alarm is set, the one that is goes into the campaign, or it rings too late. One that rings too early re-arms itself. */
export function alarmIsNeeded(
  customer: Pick<CustomerToRoute, 'watching'>,
  outcome: Pick<RoutingOutcome, 'starts'>,
  journeyId: string,
  dueAt: number,
): boolean {
  if (outcome.starts.some((start) => start.journeyId === journeyId)) return true;
  const watching = customer.watching.find((run) => run.journeyId === journeyId);
  return watching === undefined || watching.dueAt === null || watching.dueAt.getTime() > dueAt;
}
