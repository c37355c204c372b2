/** What a step of the campaign would do for a customer who arrives now. */
import { type CampaignListener, firstArrival, type NodeKind, type StepDecision } from '@kairos/engine';
import type { Consequence } from './consequence';
import type { Example } from './example';

const HOUR = 3_600_000;
/** Arrivals are tried every few hours for two weeks: that finds the opening hours of any week. */
const BETWEEN_ARRIVALS = 6 * HOUR;
const ARRIVALS = 56;
const MOST_MOMENTS = 3;

export function ofStep(kind: NodeKind, config: unknown, now: number, example: Example): Consequence[] {
  if (kind.acting?.campaignListener)
    return ofWatching(kind.acting.campaignListener(config, { startedAt: now, lastMessage: null }));
  const decision = arrive(kind, config, now, example);
  if (!decision || decision.type === 'end') return [];
  if (decision.messages && decision.messages.length > 0) return [{ type: 'sends', messages: decision.messages }];
  if (decision.type === 'leave') return ofLeaving(kind, config, decision.port, example);
  const events = [...new Set(decision.listen.map((listener) => listener.eventName).filter((name) => name !== ''))];
  return [{ type: 'waits', until: decision.until, events, moments: sharedMoments(kind, config, now, example) }];
}

/** What watches the whole campaign does so wherever the customer is: nobody has to arrive. */
function ofWatching(watch: CampaignListener | null): Consequence[] {
  if (watch === null || watch.until === null) return [];
  return watch.listeners.some(({ eventName }) => eventName !== '') ? [{ type: 'watches', until: watch.until }] : [];
}

function ofLeaving(kind: NodeKind, config: unknown, port: string, example: Example): Consequence[] {
  if (kind.definition.category === 'time') return [{ type: 'goes-on' }];
  const isChoice = kind.definition.outputs(config).length > 1;
  return isChoice && example.name !== null ? [{ type: 'leaves', port }] : [];
}

/** Moments at which several arrivals go on together; none where each waits its own while. */
function sharedMoments(kind: NodeKind, config: unknown, now: number, example: Example): number[] {
  const times = new Map<number, number>();
  for (let arrival = 0; arrival < ARRIVALS; arrival += 1) {
    const decision = arrive(kind, config, now + arrival * BETWEEN_ARRIVALS, example);
    if (decision?.type !== 'stay' || decision.until === null) continue;
    times.set(decision.until, (times.get(decision.until) ?? 0) + 1);
  }
  const isShared = [...times.values()].some((arrivals) => arrivals > 1);
  return isShared ? [...times.keys()].sort((a, b) => a - b).slice(0, MOST_MOMENTS) : [];
}

function arrive(kind: NodeKind, config: unknown, at: number, example: Example): StepDecision | undefined {
  const arrival = firstArrival(config, example.facts, at);
  return kind.acting?.enter({ ...arrival, assignmentKey: example.assignmentKey });
}
