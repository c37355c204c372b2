/** One click in an e-mail: the customer leaves the channel of that message. Works without signing in, once or ten times. */
import { readUnsubscribeToken } from '@kairos/channels';
import {
  type Database,
  findMessageTarget,
  insertConsent,
  readPermissions,
  readWorkspaceSettings,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';

/** What a link may do; null when it is not one of ours. */
export type UnsubscribeAnswer = { channel: 'email' | 'sms' | 'push' } | null;

/** Withdraws consent for the channel of the message that the token names. Every message still planned is stopped by the gate. */
export async function unsubscribe(database: Database, secret: Buffer, token: string): Promise<UnsubscribeAnswer> {
  const named = readUnsubscribeToken(secret, token);
  if (!named) return null;
  return withWorkspaceSql(database, named.workspaceId, async (sql) => {
    const target = await findMessageTarget(sql, named.workspaceId, named.messageId);
    if (!target) return null;
    const { customerId, channel } = target;
    const permissions = (await readPermissions(sql, [customerId])).get(customerId);
    if (permissions?.consents.find((consent) => consent.channel === channel)?.state === 'withdrawn') return { channel };
    const { clock } = await readWorkspaceSettings(sql);
    const now = new Date(workspaceNow(clock, Date.now()));
    await insertConsent(sql, named.workspaceId, {
      customerId,
      channel,
      state: 'withdrawn',
      source: 'unsubscribe-link',
      now,
    });
    return { channel };
  });
}
