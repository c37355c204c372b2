/** Leaving by the link in a message: works without signing in, once or ten times. */
import { readUnsubscribeToken } from '@kairos/channels';
import {
  type Database,
  findMessageTarget,
  insertConsent,
  type MessageTarget,
  readPermissions,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import type { Channel, Language } from '@kairos/engine';

/** What a page may say to whoever has the link: nothing about the customer. */
export interface UnsubscribeView {
  channel: Channel;
  /** Name of the sender. */
  brand: string;
  /** Language of the message; null when it was never written. */
  language: Language | null;
}

/** What the link is about; changes nothing. Null when it is not one of ours. */
export function readUnsubscribeLink(
  database: Database,
  secret: Buffer,
  token: string,
): Promise<UnsubscribeView | null> {
  return withTarget(database, secret, token, async (_sql, target) => viewOf(target));
}

/** Withdraws consent for the channel of the message. Every message still planned is stopped by the gate. */
export function unsubscribe(database: Database, secret: Buffer, token: string): Promise<UnsubscribeView | null> {
  return withTarget(database, secret, token, async (sql, target, workspaceId) => {
    const { customerId, channel } = target;
    const permissions = (await readPermissions(sql, [customerId])).get(customerId);
    const state = permissions?.consents.find((consent) => consent.channel === channel)?.state;
    if (state !== 'withdrawn') {
      const { clock } = await readWorkspaceSettings(sql);
      const now = new Date(workspaceNow(clock, Date.now()));
      await insertConsent(sql, workspaceId, {
        customerId,
        channel,
        state: 'withdrawn',
        source: 'unsubscribe-link',
        now,
      });
    }
    return viewOf(target);
  });
}

async function withTarget(
  database: Database,
  secret: Buffer,
  token: string,
  work: (sql: TransactionSql, target: MessageTarget, workspaceId: string) => Promise<UnsubscribeView>,
): Promise<UnsubscribeView | null> {
  const named = readUnsubscribeToken(secret, token);
  if (!named) return null;
  const { workspaceId, messageId } = named;
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const target = await findMessageTarget(sql, workspaceId, messageId);
    return target && work(sql, target, workspaceId);
  });
}

function viewOf({ channel, brand, language }: MessageTarget): UnsubscribeView {
  return { channel, brand, language: language === 'nl' || language === 'en' ? language : null };
}
