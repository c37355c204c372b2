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

/** Works on whom the link of a message is for; null when it is not one of ours. */
export async function withTarget<Answer>(
  database: Database,
  secret: Buffer,
  token: string,
  work: (sql: TransactionSql, target: MessageTarget, workspaceId: string) => Promise<Answer>,
): Promise<Answer | null> {
  const named = readUnsubscribeToken(secret, token);
  if (!named) return null;
  const { workspaceId, messageId } = named;
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const target = await findMessageTarget(sql, workspaceId, messageId);
    return target && work(sql, target, workspaceId);
  });
}

function viewOf(target: MessageTarget): UnsubscribeView {
  return { channel: target.channel, brand: target.brand, language: languageOf(target) };
}

/** The language of a message; null when it was never written. */
export function languageOf({ language }: MessageTarget): Language | null {
  return language === 'nl' || language === 'en' ? language : null;
}
