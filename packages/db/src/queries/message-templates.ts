/** Message templates: read by pickers, made and changed by members. */
import type { Channel, MessageContent } from '@kairos/engine';
import postgres from 'postgres';
import type { TransactionSql } from '../connect';

export interface MessageTemplateRow {
  id: string;
  name: string;
  channel: Channel;
  content: MessageContent;
  revision: number;
  /** Real time. */
  savedAt: Date;
  /** Null where no member saved it, or one who is gone. */
  savedByName: string | null;
}

/** By name. */
export async function listMessageTemplates(sql: TransactionSql, workspaceId: string): Promise<MessageTemplateRow[]> {
  return sql<MessageTemplateRow[]>`
    select t.id, t.name, t.channel, t.content, t.revision, t.saved_at as "savedAt", m.name as "savedByName"
      from message_template t left join member m on m.id = t.saved_by
     where t.workspace_id = ${workspaceId}
     order by lower(t.name), t.id`;
}

/** Locked, so that one change follows the other. */
export async function lockMessageTemplate(
  sql: TransactionSql,
  workspaceId: string,
  id: string,
): Promise<{ channel: Channel; revision: number } | null> {
  const [row] = await sql<{ channel: Channel; revision: number }[]>`
    select channel, revision from message_template where workspace_id = ${workspaceId} and id = ${id} for update`;
  return row ?? null;
}

export async function insertMessageTemplate(
  sql: TransactionSql,
  workspaceId: string,
  template: { id: string; name: string; channel: Channel; content: MessageContent; savedBy: string | null },
): Promise<void> {
  const { id, name, channel, content, savedBy } = template;
  await sql`
    insert into message_template (id, workspace_id, name, channel, content, saved_by)
    values (${id}, ${workspaceId}, ${name}, ${channel}, ${JSON.stringify(content)}::text::jsonb, ${savedBy})`;
}

/** What is left out stays as it is. */
export async function updateMessageTemplate(
  sql: TransactionSql,
  workspaceId: string,
  change: { id: string; name?: string; content?: MessageContent; savedBy: string | null },
): Promise<void> {
  const content = change.content === undefined ? null : JSON.stringify(change.content);
  await sql`
    update message_template
       set name = coalesce(${change.name ?? null}, name), content = coalesce(${content}::text::jsonb, content),
           revision = revision + 1, saved_at = now(), saved_by = ${change.savedBy}
     where workspace_id = ${workspaceId} and id = ${change.id}`;
}

export async function deleteMessageTemplate(sql: TransactionSql, workspaceId: string, id: string): Promise<void> {
  await sql`delete from message_template where workspace_id = ${workspaceId} and id = ${id}`;
}

/** Whether this is why a template was refused: its workspace has one of that name. */
export function isMessageTemplateNameTaken(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.constraint_name === 'message_template_name';
}
