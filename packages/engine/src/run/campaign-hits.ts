/** Finds the goals and exits that an event, or what is known of the customer, reaches; each is reached once per run. */
import type { CampaignListener, ListenerHit, MessageOfRun } from '../contract/acting';
import type { EngineEvent } from '../contract/readings';
import { valueAt } from '../sensing/condition';
import type { AdvanceContext } from './advance';
import { campaignListenersOf, isHeard, isSatisfied } from './listening';
import type { RunState } from './state';

export interface Hit {
  hit: ListenerHit;
  listener: CampaignListener;
  credit: MessageOfRun | null;
}

export type Occasion = { type: 'start'; at: number } | { type: 'event'; event: EngineEvent };

/** In the order in which the plan lists its listeners. */
export function findHits(context: AdvanceContext, run: RunState, occasion: Occasion): Hit[] {
  const hits: Hit[] = [];
  for (const [nodeId, listener] of campaignListenersOf(context, run)) {
    if (run.hits.some((hit) => hit.nodeId === nodeId) || !isReached(context, run, listener, occasion)) continue;
    const event = occasion.type === 'event' ? occasion.event : null;
    const at = occasion.type === 'event' ? occasion.event.at : occasion.at;
    const value = event && amountOf(event, listener.valueProperty);
    hits.push({
      hit: { nodeId, eventId: event?.id ?? null, at, value },
      listener,
      credit: creditOf(context, run, listener, at),
    });
  }
  return hits;
}

function isReached(
  { facts }: AdvanceContext,
  run: RunState,
  { listeners, until }: CampaignListener,
  occasion: Occasion,
): boolean {
  if (occasion.type === 'start') return listeners.some((wanted) => isSatisfied(wanted, facts, occasion.at));
  const { event } = occasion;
  const startedAt = run.campaignStartedAt ?? Number.POSITIVE_INFINITY;
  if (event.at <= startedAt || (until !== null && event.at > until)) return false;
  return listeners.some((wanted) => isHeard(wanted, event, facts));
}

/** The last message before the hit gets the credit, unless a later one came from another journey. */
function creditOf(
  { remembered }: AdvanceContext,
  { lastMessage }: RunState,
  listener: CampaignListener,
  at: number,
): MessageOfRun | null {
  if (!listener.creditsMessage || !lastMessage || lastMessage.at > at) return null;
  const isOvertaken = remembered.sent.some((sent) => !sent.ofThisJourney && sent.at > lastMessage.at && sent.at <= at);
  return isOvertaken ? null : lastMessage;
}

function amountOf(event: EngineEvent, property: string | null): number | null {
  if (!property) return null;
  const value = valueAt(event.properties, property);
  const amount = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof amount === 'number' && Number.isFinite(amount) ? amount : null;
}
