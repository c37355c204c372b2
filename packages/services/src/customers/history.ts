/** One customer as an editor tries a journey on them: what is known, what they allowed, what they did. */
import { addressOf } from '@kairos/channels';
import {
  type Database,
  listConsents,
  listEventsOfCustomer,
  listSuppressions,
  readWorkspaceSettings,
  withWorkspaceSql,
} from '@kairos/db';
import type { Channel, EngineEvent, JsonObject } from '@kairos/engine';
import { factsOf } from '../routing/customer-facts';
import { customerOf } from './customer';
import { workspaceTime } from './workspace-time';

/** More than anybody reads; a longer history begins with its latest part. */
const MOST_EVENTS = 1_000;

export interface CustomerHistory {
  label: string;
  attributes: JsonObject;
  /** Always usable: the workspace's where the customer has none. */
  timeZone: string;
  channels: Record<Channel, { consent: 'granted' | 'withdrawn' | null; isSuppressed: boolean; hasAddress: boolean }>;
  /** Oldest first, epoch ms. */
  events: EngineEvent[];
  /** There were more; the earliest are left out. */
  isCut: boolean;
}

/** Throws `customers/not-found`. */
export async function readHistory(
  database: Database,
  workspaceId: string,
  customerId: string,
): Promise<CustomerHistory> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const customer = await customerOf(sql, workspaceId, customerId);
    const rows = await listEventsOfCustomer(sql, workspaceId, { customerId, before: null, limit: MOST_EVENTS });
    const consents = await listConsents(sql, workspaceId, customerId);
    const blocks = await listSuppressions(sql, workspaceId, customerId, await workspaceTime(sql));
    const { timeZone } = await readWorkspaceSettings(sql);
    const stateOf = (channel: Channel) => ({
      consent: consents.find((each) => each.channel === channel)?.state ?? null,
      isSuppressed: blocks.some((block) => block.channel === channel || block.channel === 'all'),
      hasAddress: addressOf(channel, customer.attributes) !== null,
    });

    return {
      label: customer.label,
      attributes: customer.attributes,
      timeZone: factsOf(customer, timeZone).timeZone,
      channels: { email: stateOf('email'), sms: stateOf('sms'), push: stateOf('push') },
      events: rows
        .filter((row) => row.kind !== 'identify')
        .map(({ id, name, occurredAt, properties }) => ({ id, name, at: occurredAt.getTime(), properties }))
        .reverse(),
      isCut: rows.length === MOST_EVENTS,
    };
  });
}
