/** Asks the gate anew for messages that wait for their hour, after the rules or a customer's wishes have changed. */
import {
  type Database,
  findCustomersWithHeld,
  type HeldForRow,
  listCountedMessages,
  lockCustomers,
  lockHeldMessages,
  moveHeldMessages,
  readPermissions,
  readSendingRules,
  readWishes,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { countedAfter, decideSend, type SendingRules } from '@kairos/engine';
import { factsOf } from '../routing/customer-facts';
import { groupBy } from '../routing/group-by';
import { readCounted } from './read-counted';
import { type CustomerToReach, type MessageToSend, sendFacts } from './send-facts';

/** Customers per transaction: their runs wait for it. */
const BATCH = 200;

/** Goes through everything that is held in a workspace. Returns how many messages got another moment. */
export async function reconsiderHeld(database: Database, workspaceId: string): Promise<number> {
  let moved = 0;
  for (let after: string | null = null; ; ) {
    const page = { after, limit: BATCH };
    const batch = await withWorkspaceSql(database, workspaceId, async (sql) => {
      const customerIds = await findCustomersWithHeld(sql, workspaceId, page);
      return { customerIds, moved: await reconsiderHeldOf(sql, workspaceId, customerIds) };
    });
    moved += batch.moved;
    after = batch.customerIds.at(-1) ?? null;
    if (batch.customerIds.length < BATCH) return moved;
  }
}

/** The same for some customers, as part of a transaction. What the gate would not let go at all keeps its moment: it is told then. */
export async function reconsiderHeldOf(
  sql: TransactionSql,
  workspaceId: string,
  customerIds: string[],
): Promise<number> {
  if (customerIds.length === 0) return 0;
  const customers = new Map((await lockCustomers(sql, customerIds)).map((customer) => [customer.id, customer]));
  const held = await lockHeldMessages(sql, workspaceId, customerIds);
  if (held.length === 0) return 0;
  const { clock, timeZone } = await readWorkspaceSettings(sql);
  const realNow = Date.now();
  const now = workspaceNow(clock, realNow);
  const permissions = await readPermissions(sql, customerIds);
  const wishes = await readWishes(sql, customerIds);
  const rules = await readSendingRules(sql);
  const counted = await readCounted(sql, customerIds, {
    ...{ rules, wishes, horizon: now, speed: clock.speed, read: listCountedMessages },
  });
  const moves = [...groupBy(held, (message) => message.customerId)].flatMap(([customerId, messages]) => {
    const customer = customers.get(customerId);
    if (!customer) return [];
    const known = {
      facts: factsOf(customer, timeZone),
      permissions: permissions.get(customerId),
      wishes: wishes.get(customerId),
      counted: counted.get(customerId) ?? [],
    };
    return movesOf(messages, known, { rules, now, realNow });
  });
  await moveHeldMessages(sql, workspaceId, moves);
  return moves.length;
}

/** Moments in epoch ms. */
interface Frame {
  rules: SendingRules;
  now: number;
  realNow: number;
}

type Move = Parameters<typeof moveHeldMessages>[2][number];

function movesOf(messages: readonly HeldForRow[], customer: CustomerToReach, { rules, now, realNow }: Frame): Move[] {
  const moves: Move[] = [];
  let { counted } = customer;
  for (const { id, plannedAt, dueAt, createdAt, channel, topic, priority } of messages) {
    const planned = plannedAt.getTime();
    const message: MessageToSend = {
      ...{ channel, topic, priority, purpose: 'marketing', plannedAt: planned, dueAt: now },
      waited: Math.min(now - planned, realNow - createdAt.getTime()),
      run: { phase: 'acting', outcome: null, endedAt: null },
      journeyStatus: 'live',
    };
    // Nobody loses a place by this, so none counts as waiting.
    const others = counted.filter((each) => each.id !== id).map((each) => ({ ...each, isWaiting: false }));
    const facts = sendFacts(message, { ...customer, counted: others }, rules);
    const verdict = decideSend(facts, now);
    if (verdict.verdict === 'skip' || verdict.until === null) continue;
    counted = countedAfter(facts, verdict, id);
    const moment = verdict.until ?? now;
    const reason = verdict.verdict === 'hold' ? verdict.reason : null;
    if (moment !== dueAt.getTime()) moves.push({ id, dueAt: new Date(moment), reason });
  }
  return moves;
}
