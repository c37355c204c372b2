/** Keeps an eye on the route queues, so that the door can say no before one grows without end. */
import { countUnrouted, type Database, withWorkspaceSql } from '@kairos/db';

/** Events of one workspace that may wait to be routed: some minutes of a router at full speed, some hundred megabytes. */
export const MOST_UNROUTED = 1_000_000;
const FRESH_FOR_MS = 1_000;

export class QueueWatch {
  private readonly counts = new Map<string, { waiting: Promise<number>; readAt: number }>();

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly most = MOST_UNROUTED,
  ) {}

  /** Whether the workspace has as many unrouted events as it may; at most a second old. */
  async isFull(workspaceId: string): Promise<boolean> {
    const known = this.counts.get(workspaceId);
    if (known && Date.now() - known.readAt < FRESH_FOR_MS) return (await known.waiting) >= this.most;
    const waiting = withWorkspaceSql(this.database, workspaceId, (sql) => countUnrouted(sql, this.most));
    this.counts.set(workspaceId, { waiting, readAt: Date.now() });
    waiting.catch(() => this.counts.delete(workspaceId));
    return (await waiting) >= this.most;
  }
}
