/** What the gate would say to a marketing message now, for every topic and channel: the reason and the moment, before anything is sent. */
import {
  type LockedCustomer,
  listCountedMessages,
  readPermissions,
  readSendingRules,
  readWishes,
  readWorkspaceSettings,
  type TransactionSql,
  workspaceNow,
} from '@kairos/db';
import {
  type Channel,
  channelSchema,
  decideSend,
  type HoldReason,
  type SkipReason,
  USUAL_PRIORITY,
} from '@kairos/engine';
import { factsOf } from '../routing/customer-facts';
import { readCounted } from './read-counted';
import { type MessageToSend, sendFacts } from './send-facts';

export type Outlook = { topic: string; channel: Channel } & (
  | { verdict: 'send' }
  /** Epoch ms. */
  | { verdict: 'hold'; reason: HoldReason; until: number }
  | { verdict: 'skip'; reason: SkipReason }
);

export async function explainSending(
  sql: TransactionSql,
  customer: Pick<LockedCustomer, 'id' | 'attributes'>,
  topics: readonly string[],
): Promise<Outlook[]> {
  const { clock, timeZone } = await readWorkspaceSettings(sql);
  const now = workspaceNow(clock, Date.now());
  const rules = await readSendingRules(sql);
  const permissions = await readPermissions(sql, [customer.id]);
  const wishes = await readWishes(sql, [customer.id]);
  const frame = { rules, wishes, horizon: now, speed: clock.speed, read: listCountedMessages };
  const known = {
    facts: factsOf(customer, timeZone),
    permissions: permissions.get(customer.id),
    wishes: wishes.get(customer.id),
    counted: (await readCounted(sql, [customer.id], frame)).get(customer.id) ?? [],
  };
  const outlookOf = (topic: string, channel: Channel): Outlook => {
    const message: MessageToSend = {
      ...{ topic, channel, purpose: 'marketing', priority: USUAL_PRIORITY, plannedAt: now, dueAt: now, waited: 0 },
      run: { phase: 'acting', outcome: null, endedAt: null },
      journeyStatus: 'live',
    };
    const verdict = decideSend(sendFacts(message, known, rules), now);
    switch (verdict.verdict) {
      case 'send':
        return { topic, channel, verdict: 'send' };
      case 'skip':
        return { topic, channel, ...verdict };
      case 'hold':
        // Only a paused journey has no moment, and none is meant here.
        return verdict.until === null
          ? { topic, channel, verdict: 'send' }
          : { topic, channel, verdict: 'hold', reason: verdict.reason, until: verdict.until };
    }
  };
  return topics.flatMap((topic) => channelSchema.options.map((channel) => outlookOf(topic, channel)));
}
