/** The journal: what happened in runs, written with the step that did it. */
import type { JournalLine } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import { frameOf } from './journal-lines/line-frame';
import { lineOf, type StoredLine, storedLine } from './journal-lines/stored-line';

export async function insertJournal(
  sql: TransactionSql,
  workspaceId: string,
  entries: { runId: string; lines: JournalLine[] }[],
): Promise<void> {
  const told = entries
    .filter(({ lines }) => lines.length > 0)
    .map((entry) => ({ ...entry, frame: frameOf(entry.lines) }));
  if (told.length === 0) return;
  const stored = told.map(({ lines, frame }) => JSON.stringify(lines.map((line) => storedLine(line, frame))));
  await sql`
    insert into journal (workspace_id, run_id, lines, at, event_id)
    select ${workspaceId}, run_id, lines::json, at, event_id
      from unnest(${told.map((t) => t.runId)}::uuid[], ${stored}::text[], ${told.map((t) => new Date(t.frame.at).toISOString())}::timestamptz[],
                  ${told.map((t) => t.frame.eventId)}::uuid[]) with ordinality as t (run_id, lines, at, event_id, n)
     order by n`;
}

/** The lines of the journal row `j`, as `l`: in order of `j.id, l.n` they are as they were written. */
export const itsLines = (sql: TransactionSql) => sql`journal_lines(j.lines, j.at, j.event_id) as l`;

/** What `toldLine` reads of a line. */
export const lineColumns = (sql: TransactionSql) => sql`l.line, j.at as "rowAt", j.event_id as "rowEventId"`;

export interface LineColumns {
  line: StoredLine;
  /** Null in rows from before lines shared anything. */
  rowAt: Date | null;
  rowEventId: string | null;
}

export const toldLine = ({ line, rowAt, rowEventId }: LineColumns): JournalLine =>
  lineOf(line, { at: rowAt?.getTime() ?? 0, eventId: rowEventId });
