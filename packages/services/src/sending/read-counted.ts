/** Reads the messages that count against caps: the workspace's, and those that customers set by their own pace. */
import type { readCountedMessages, TransactionSql } from '@kairos/db';
import { type CountedMessage, type CustomerWishes, reachOfCaps, type SendingRules } from '@kairos/engine';
import { groupBy } from '../routing/group-by';

const HOUR = 3_600_000;
/** Steps are taken at their own moments, which lie before the horizon by up to this much real time. */
const STEPS_LIE_BACK = 60_000;

export interface CountingFrame {
  rules: SendingRules;
  wishes: ReadonlyMap<string, CustomerWishes>;
  /** Time has come this far, epoch ms in the workspace's clock. */
  horizon: number;
  /** Workspace milliseconds per real one. */
  speed: number;
  /** Reads them with a lock, where a message may take the place of another, or without. */
  read: typeof readCountedMessages;
}

/** By customer; nothing is counted where there is no cap. */
export async function readCounted(
  sql: TransactionSql,
  customerIds: string[],
  { rules, wishes, horizon, speed, read }: CountingFrame,
): Promise<Map<string, CountedMessage[]>> {
  const paces = [...wishes.values()].flatMap(({ pace }) => pace ?? []);
  const caps = [...rules.caps, ...paces];
  if (caps.length === 0) return new Map();
  const reach = reachOfCaps(caps) + rules.longestHoldHours * HOUR + STEPS_LIE_BACK * speed;
  const counted = await read(sql, customerIds, new Date(horizon - reach));
  return groupBy(counted, (message) => message.customerId);
}
