/** Takes out starts that would make a journey go round in a circle; each is told of as a refusal of its trigger. */
import { mayStart, type SensingResult } from '@kairos/engine';
import type { LivePlan } from './live-plans';
import type { RoutedEvent } from './route-customer';

type Sensed = Pick<SensingResult, 'transitions' | 'firings'>;

/** `events` are those that were sensed: what time, or something that came in by itself, made true is never refused. */
export function refuseLoops(
  { journeyId }: Pick<LivePlan, 'journeyId'>,
  events: readonly RoutedEvent[],
  { transitions, firings }: Sensed,
): Sensed & { loops: { triggerId: string }[] } {
  const chains = new Map(events.map((event) => [event.id, event.chain]));
  const goesRound = ({ eventId }: { eventId: string | null }) =>
    eventId !== null && !mayStart(journeyId, chains.get(eventId) ?? []);
  const loops = firings.filter(goesRound);
  if (loops.length === 0) return { transitions, firings, loops };
  return {
    firings: firings.filter((firing) => !goesRound(firing)),
    loops,
    transitions: transitions.map((transition) =>
      loops.some(({ triggerId, at }) => triggerId === transition.nodeId && at === transition.at)
        ? { ...transition, fired: 0, refusal: 'loop' }
        : transition,
    ),
  };
}
