/** What members do with message templates. A step that used one has a copy, so nothing here changes what is sent. */
import {
  type Database,
  deleteMessageTemplate,
  insertMessageTemplate,
  isMessageTemplateNameTaken,
  listMessageTemplates,
  lockMessageTemplate,
  type MessageTemplateRow,
  type TransactionSql,
  updateMessageTemplate,
  withWorkspaceSql,
} from '@kairos/db';
import { type Channel, isBlankContent, type MessageContent, tooLongPart, wholeContent } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import {
  templateBlank,
  templateChanged,
  templateNameTaken,
  templateNotFound,
  templateOfOtherChannel,
  templateTooLong,
} from './errors';

/** `savedAt` is epoch ms, real time. */
export type MessageTemplateView = Omit<MessageTemplateRow, 'savedAt'> & { savedAt: number };

/** A template as somebody saw it, and who they are. */
interface Hand {
  templateId: string;
  revision: number;
  savedBy: string | null;
}

interface Written {
  channel: Channel;
  content: MessageContent;
}

export async function readMessageTemplates(database: Database, workspaceId: string): Promise<MessageTemplateView[]> {
  const rows = await withWorkspaceSql(database, workspaceId, (sql) => listMessageTemplates(sql, workspaceId));
  return rows.map((row) => ({ ...row, savedAt: row.savedAt.getTime() }));
}

/** Throws `message-templates/blank`, `too-long` or `name-taken`. */
export async function createMessageTemplate(
  database: Database,
  workspaceId: string,
  { name, savedBy, ...written }: Written & { name: string; savedBy: string | null },
): Promise<{ templateId: string }> {
  const content = keepable(written);
  const id = uuid();
  await naming(name, () =>
    withWorkspaceSql(database, workspaceId, (sql) =>
      insertMessageTemplate(sql, workspaceId, { id, name, channel: written.channel, content, savedBy }),
    ),
  );
  return { templateId: id };
}

/** Another content under the same name. Throws `message-templates/not-found`, `changed`, `other-channel`, `blank` or `too-long`. */
export async function replaceMessageTemplate(
  database: Database,
  workspaceId: string,
  { templateId, revision, savedBy, ...written }: Hand & Written,
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    const { channel } = await asSeen(sql, workspaceId, { templateId, revision });
    if (channel !== written.channel) throw templateOfOtherChannel();
    await updateMessageTemplate(sql, workspaceId, { id: templateId, content: keepable(written), savedBy });
  });
}

/** Throws `message-templates/not-found`, `changed` or `name-taken`. */
export async function renameMessageTemplate(
  database: Database,
  workspaceId: string,
  { templateId, revision, name, savedBy }: Hand & { name: string },
): Promise<void> {
  await naming(name, () =>
    withWorkspaceSql(database, workspaceId, async (sql) => {
      await asSeen(sql, workspaceId, { templateId, revision });
      await updateMessageTemplate(sql, workspaceId, { id: templateId, name, savedBy });
    }),
  );
}

/** Throws `message-templates/not-found` or `changed`: nobody removes what they have not seen. */
export async function removeMessageTemplate(
  database: Database,
  workspaceId: string,
  seen: Omit<Hand, 'savedBy'>,
): Promise<void> {
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await asSeen(sql, workspaceId, seen);
    await deleteMessageTemplate(sql, workspaceId, seen.templateId);
  });
}

function keepable({ channel, content }: Written): MessageContent {
  const whole = wholeContent(channel, content);
  if (isBlankContent(whole)) throw templateBlank();
  const tooLong = tooLongPart(channel, whole);
  if (tooLong) throw templateTooLong(tooLong);
  return whole;
}

async function asSeen(sql: TransactionSql, workspaceId: string, seen: { templateId: string; revision: number }) {
  const template = await lockMessageTemplate(sql, workspaceId, seen.templateId);
  if (!template) throw templateNotFound();
  if (template.revision !== seen.revision) throw templateChanged();
  return template;
}

/** The database alone can tell of two who take a name at the same moment. */
async function naming(name: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw isMessageTemplateNameTaken(error) ? templateNameTaken(name) : error;
  }
}
