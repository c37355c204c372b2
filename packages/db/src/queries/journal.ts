/** The journal: what happened in runs, written with the step that did it. */
import type { JournalLine } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export async function insertJournal(
  sql: TransactionSql,
  workspaceId: string,
  lines: { runId: string; line: JournalLine }[],
): Promise<void> {
  if (lines.length === 0) return;
  await sql`
    insert into journal (workspace_id, run_id, line)
    select ${workspaceId}, run_id, line::json
      from unnest(${lines.map((l) => l.runId)}::uuid[], ${lines.map((l) => JSON.stringify(l.line))}::text[]) with ordinality as l (run_id, line, n)
     order by n`;
}
