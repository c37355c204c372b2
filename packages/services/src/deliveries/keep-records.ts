/** Where the sandbox keeps what it accepts: a transaction per workspace, stamped with the workspace's clock. */
import type { SandboxRecord, StoredRecord } from '@kairos/channels/sandbox';
import { type Database, keepSandboxMessages, readWorkspaceSettings, withWorkspaceSql, workspaceNow } from '@kairos/db';

/** Commits all records and answers in their order. */
export async function keepRecords(database: Database, records: readonly SandboxRecord[]): Promise<StoredRecord[]> {
  const answers: StoredRecord[] = [];
  for (const workspaceId of new Set(records.map((record) => record.workspaceId))) {
    const own = [...records.entries()].filter(([, record]) => record.workspaceId === workspaceId);
    const kept = await withWorkspaceSql(database, workspaceId, async (sql) => {
      const { clock } = await readWorkspaceSettings(sql);
      const receivedAt = new Date(workspaceNow(clock, Date.now()));
      return keepSandboxMessages(
        sql,
        workspaceId,
        own.map(([, record]) => record),
        receivedAt,
      );
    });
    for (const [place, [index]] of own.entries()) {
      const answer = kept[place];
      if (answer) answers[index] = answer;
    }
  }
  return answers;
}
