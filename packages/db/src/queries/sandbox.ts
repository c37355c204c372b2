/** Keeps what the sandbox accepted. */
import type { TransactionSql } from '../connect';

export interface NewSandboxMessage {
  channel: 'email' | 'sms' | 'push';
  idempotencyKey: string | null;
  recipient: string;
  sender: string;
  content: Record<string, string>;
}

export interface KeptSandboxMessage {
  id: string;
  /** The key was known: nothing was stored, and this is the id of the first time. */
  repeated: boolean;
}

/** Stores messages and answers in their order. A known key stores nothing new, except for e-mail, where no provider honours one. */
export async function keepSandboxMessages(
  sql: TransactionSql,
  workspaceId: string,
  messages: readonly NewSandboxMessage[],
  receivedAt: Date,
): Promise<KeptSandboxMessage[]> {
  const rows = messages.map((message, place) => ({ place, ...message }));
  const kept = await sql<{ id: string | null; repeated: boolean }[]>`
    with arrived as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
        as a (place int, channel text, "idempotencyKey" text, recipient text, sender text, content jsonb)),
    numbered as (
      select a.*, nextval(pg_get_serial_sequence('sandbox_message', 'id')) as id,
             row_number() over (partition by channel, "idempotencyKey" order by place) as nth
        from arrived a),
    stored as (
      insert into sandbox_message (id, workspace_id, channel, idempotency_key, recipient, sender, content, received_at)
      overriding system value
      select id, ${workspaceId}, channel, "idempotencyKey", recipient, sender, content, ${receivedAt} from numbered
       where channel = 'email' or "idempotencyKey" is null or nth = 1
       order by place
      on conflict (workspace_id, channel, idempotency_key) where channel <> 'email' do nothing
      returning id)
    select coalesce(s.id, first.id, known.id)::text as id, s.id is null as repeated
      from numbered n
      left join stored s on s.id = n.id
      left join (numbered first join stored fs on fs.id = first.id)
             on s.id is null and first.channel = n.channel and first."idempotencyKey" = n."idempotencyKey" and first.nth = 1
      left join sandbox_message known
             on s.id is null and known.workspace_id = ${workspaceId} and known.channel = n.channel
            and known.idempotency_key = n."idempotencyKey" and n.channel <> 'email'
     order by n.place`;
  return kept.map(({ id, repeated }) => {
    // Another sandbox stored the same key at this very moment: whoever asks again gets its answer.
    if (id === null) throw new Error('A message with this key is being stored elsewhere.');
    return { id, repeated };
  });
}
