/** What happened just now, told once: campaigns that started, goals, messages that left. A sample when much happens. */
import {
  type Database,
  type HappeningRow,
  lastJournalId,
  listHappenings,
  listSettledMessages,
  readWorkspaceSettings,
  type SettledMessageRow,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';

/** Steps in the journal looked at per call; what lies further back is not told. */
const LOOK = 400;
const MOST = 20;
/** How far back the first call looks for messages, in the workspace's clock. */
const LOOK_BACK_MS = 3 * 24 * 3_600_000;

interface HappeningBase {
  /** Tells two happenings apart. */
  key: string;
  /** Epoch ms in the workspace's clock. */
  at: number;
  journeyId: string;
  runId: string;
  customer: { id: string; label: string; name: string };
}

export type Happening = HappeningBase &
  (
    | { type: 'triggered' }
    /** `value` in the workspace's currency. */
    | { type: 'goal'; value: number | null }
    | { type: 'failed' }
    | {
        type: 'message';
        channel: SettledMessageRow['channel'];
        state: 'accepted' | 'rejected';
        reason: string | null;
        sandboxId: number | null;
      }
  );

export class HappeningReader {
  private lastLine: string | null = null;
  private lastMessageAt: Date | null = null;

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly workspaceId: string,
  ) {}

  /** What came since the last call, newest first; the first call tells the latest. */
  async read(realNow: number = Date.now()): Promise<Happening[]> {
    const { lines, messages } = await withWorkspaceSql(this.database, this.workspaceId, (sql) =>
      this.rowsSince(sql, realNow),
    );
    return [...lines.map(ofLine), ...messages.map(ofMessage)].sort((a, b) => b.at - a.at).slice(0, MOST);
  }

  private async rowsSince(sql: TransactionSql, realNow: number) {
    const { workspaceId } = this;
    const { clock } = await readWorkspaceSettings(sql);
    const messagesAfter = this.lastMessageAt ?? new Date(workspaceNow(clock, realNow) - LOOK_BACK_MS);
    const newest = await lastJournalId(sql, workspaceId);
    const lines = await listHappenings(sql, workspaceId, { after: this.lastLine ?? '0', look: LOOK, limit: MOST });
    const messages = await listSettledMessages(sql, workspaceId, { after: messagesAfter, limit: MOST });
    this.lastLine = newest;
    this.lastMessageAt = messages[0]?.at ?? messagesAfter;
    return { lines, messages };
  }
}

function ofLine(row: HappeningRow): Happening {
  const base = { ...baseOf(row), key: `line/${row.id}` };
  switch (row.type) {
    case 'triggered':
      return { ...base, type: 'triggered' };
    case 'goal':
      return { ...base, type: 'goal', value: row.value };
    case 'ended':
      return { ...base, type: 'failed' };
  }
}

function ofMessage(row: SettledMessageRow): Happening {
  const { channel, state, reason, sandboxId } = row;
  return { ...baseOf(row), key: `message/${row.id}`, type: 'message', channel, state, reason, sandboxId };
}

function baseOf(row: HappeningRow | SettledMessageRow) {
  const { at, journeyId, runId, customerId, label, name } = row;
  return { at: at.getTime(), journeyId, runId, customer: { id: customerId, label, name } };
}
