/** Records what a commit's steps asked for outside of their runs, in the transaction of the steps. */
import {
  type FlowChange,
  insertEvents,
  insertTasks,
  insertWebhookCalls,
  type JourneyStatus,
  type NewEvent,
  notifyRouters,
  readChains,
  readJourneyStatuses,
  setSuppressions,
  type TransactionSql,
} from '@kairos/db';
import { EFFECT_EVENTS, type Effect, type JsonObject } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events';

/** An effect with its id and origin. */
export interface EffectToWrite {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  visit: number;
  customerId: string;
  effect: Effect;
  /** Moment of the step, epoch ms in the workspace's clock. */
  at: number;
}

type EffectOf<Type extends Effect['type']> = EffectToWrite & { effect: Extract<Effect, { type: Type }> };

/**
 * What is done to a customer goes into the customer's log and to the router like everything else that happens, so that sensing
 * sees it in order. `happenedAt` is as far as time has come, epoch ms in the workspace's clock: not the moment of the step, which
 * may lie before something that was sensed meanwhile. Returns what is to be counted.
 */
export async function writeEffects(
  sql: TransactionSql,
  workspaceId: string,
  effects: readonly EffectToWrite[],
  happenedAt: number,
): Promise<FlowChange[]> {
  const statuses = await readJourneyStatuses(sql, [...new Set(ofType(effects, 'start-journey').map(targetOf))]);
  const refused = ofType(effects, 'start-journey').filter((each) => !hears(statuses.get(targetOf(each))));
  await setSuppressions(sql, workspaceId, ofType(effects, 'stop-marketing').map(suppressionOf));
  await insertTasks(sql, workspaceId, ofType(effects, 'task').map(taskOf));
  await insertWebhookCalls(sql, workspaceId, ofType(effects, 'webhook').map(callOf));
  const chains = await readChains(sql, [...new Set(effects.map((each) => each.runId))]);
  const events = effects
    .filter((each) => !refused.some((other) => other.id === each.id))
    .flatMap((each) => eventOf(each, [...(chains.get(each.runId) ?? []), each.journeyId], new Date(happenedAt)));
  if (events.length > 0) {
    await insertEvents(sql, workspaceId, events, new Date(happenedAt));
    await notifyRouters(sql, workspaceId);
  }
  return refused.map((each) => skipped(each, 'journey-not-live'));
}

function ofType<Type extends Effect['type']>(effects: readonly EffectToWrite[], type: Type): EffectOf<Type>[] {
  return effects.filter((each): each is EffectOf<Type> => each.effect.type === type);
}

/** A paused journey turns customers away or keeps them, as was chosen for it. */
const hears = (status: JourneyStatus | undefined): boolean => status === 'live' || status === 'paused';

const targetOf = (each: EffectOf<'start-journey'>): string => each.effect.journeyId;

function suppressionOf({ id, customerId, journeyId, effect, at }: EffectOf<'stop-marketing'>) {
  const { scope, reason, endsAt, liftedBy } = effect;
  return {
    id,
    customerId,
    journeyId,
    channel: scope.of === 'channel' ? scope.channel : ('all' as const),
    topic: scope.of === 'topic' ? scope.topic : null,
    reason,
    liftedBy,
    createdAt: new Date(at),
    endsAt: endsAt === null ? null : new Date(endsAt),
  };
}

function taskOf({ effect, at, ...origin }: EffectOf<'task'>) {
  const { title, instructions, outcomes, dueAt } = effect;
  return { ...origin, title, instructions, outcomes, createdAt: new Date(at), dueAt: new Date(dueAt) };
}

function callOf({ effect, at, ...origin }: EffectOf<'webhook'>) {
  const { endpointId, eventType, sendsAttributes, patience } = effect;
  return { ...origin, endpointId, eventType, sendsAttributes, patience, plannedAt: new Date(at) };
}

/** What the customer's log says of an effect; nothing yet where somebody outside has to do something first. */
function eventOf(each: EffectToWrite, chain: string[], occurredAt: Date): NewEvent[] {
  const { id, customerId, journeyId, nodeId, effect } = each;
  const tell = (kind: 'update' | 'effect', name: string, properties: JsonObject): NewEvent[] => [
    {
      id: uuid(),
      messageId: `effect/${id}`,
      customerId,
      kind,
      name,
      properties: { ...properties, journeyId, nodeId },
      occurredAt,
      partition: routePartition(customerId),
      chain,
    },
  ];
  switch (effect.type) {
    case 'update-customer':
      return tell('update', EFFECT_EVENTS.customerUpdated, {
        changes: effect.changes.map((change) => ({ ...change })),
      });
    case 'stop-marketing':
      return tell('effect', EFFECT_EVENTS.marketingStopped, { ...effect.scope, reason: effect.reason });
    case 'start-journey':
      return tell('effect', EFFECT_EVENTS.journeyAskedFor, { journeyToStart: effect.journeyId });
    case 'task':
    case 'webhook':
      return [];
  }
}

function skipped({ journeyId, versionId, nodeId, at }: EffectToWrite, reason: string): FlowChange {
  return { journeyId, versionId, nodeId, metric: `skipped:${reason}`, amount: 1, at };
}
