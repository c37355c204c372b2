/** The journal: what happened in runs, written with the step that did it. */
import type { JournalLine } from '@kairos/engine';
import type { TransactionSql } from '../connect';

export async function insertJournal(
  sql: TransactionSql,
  workspaceId: string,
  entries: { runId: string; lines: JournalLine[] }[],
): Promise<void> {
  const told = entries.filter(({ lines }) => lines.length > 0);
  if (told.length === 0) return;
  await sql`
    insert into journal (workspace_id, run_id, lines)
    select ${workspaceId}, run_id, lines::json
      from unnest(${told.map((t) => t.runId)}::uuid[], ${told.map((t) => JSON.stringify(t.lines))}::text[]) with ordinality as t (run_id, lines, n)
     order by n`;
}

/** The lines of the journal row `j`, as `l`: in order of `j.id, l.n` they are as they were written. */
export const itsLines = (sql: TransactionSql) => sql`json_array_elements(j.lines) with ordinality as l (line, n)`;
