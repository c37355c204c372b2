/** Tells the rest of the product what became of messages: events of the customer, counts on the canvas. In the transaction that settles them. */
import type { CallbackStatus } from '@kairos/channels';
import {
  appendFlow,
  type FlowAmount,
  type MessageEventRow,
  notifyRouters,
  recordMessageEvents,
  type TransactionSql,
} from '@kairos/db';
import type { Channel, JsonObject } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events';
import type { PlanCache } from '../routing';

/** What every row about a message says of its origin. */
export interface MessageOrigin {
  id: string;
  runId: string;
  journeyId: string;
  versionId: string;
  nodeId: string;
  customerId: string;
}

/** What became of a message: the end of its way out, and what its provider reported after that. */
export interface MessageFate {
  claim: MessageOrigin;
  channel: Channel;
  outcome: 'accepted' | 'rejected' | 'assumed-sent' | CallbackStatus;
  reason: string | null;
  /** The provider's code, never its words. */
  code: string | null;
}

/** Names of the events; a journey can listen for them like for any other. */
export const MESSAGE_EVENT_NAMES: Record<MessageFate['outcome'], string> = {
  accepted: 'Message Accepted',
  rejected: 'Message Rejected',
  'assumed-sent': 'Message Assumed Sent',
  delivered: 'Message Delivered',
  bounced: 'Message Bounced',
  complained: 'Message Complained',
};

/** One on the canvas, at the step that planned the message. */
export function flowOf(origin: MessageOrigin, metric: string): FlowAmount {
  const { journeyId, versionId, nodeId } = origin;
  return { journeyId, versionId, nodeId, metric, amount: 1 };
}

/** `at` is the workspace's clock. */
export async function recordFates(
  sql: TransactionSql,
  plans: PlanCache,
  workspaceId: string,
  { fates, flow, at }: { fates: MessageFate[]; flow: FlowAmount[]; at: Date },
): Promise<void> {
  await appendFlow(
    sql,
    workspaceId,
    flow.map((each) => ({ ...each, at: at.getTime() })),
  );
  if (fates.length === 0) return;
  const live = await plans.livePlans(sql);
  const namesOfInterest = [...new Set(live.flatMap((plan) => [...plan.sensedNames, ...plan.heardNames]))];
  const queued = await recordMessageEvents(sql, workspaceId, fates.map(eventOf), { at, namesOfInterest });
  if (queued > 0) await notifyRouters(sql, workspaceId);
}

function eventOf({ claim, channel, outcome, reason, code }: MessageFate): MessageEventRow {
  const { id, journeyId, nodeId, customerId } = claim;
  const properties: JsonObject = { channel, journeyId, nodeId, messageId: id };
  if (reason !== null) properties.reason = reason;
  if (code !== null) properties.code = code;
  return {
    id: uuid(),
    messageId: `${id}:${outcome}`,
    customerId,
    name: MESSAGE_EVENT_NAMES[outcome],
    properties,
    partition: routePartition(customerId),
  };
}
