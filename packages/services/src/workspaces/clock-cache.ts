/** Keeps the clocks of workspaces at hand, so that telling the time costs no query. */
import {
  type Database,
  readWorkspaceSettings,
  type WorkspaceClock,
  type WorkspaceSettings,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';

/** A change of a clock is announced; this bounds the harm of a lost announcement. */
const FRESH_FOR_MS = 5_000;

interface Entry {
  settings: Promise<WorkspaceSettings>;
  readAt: number;
}

export class ClockCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly database: Pick<Database, 'sql'>) {}

  async settings(workspaceId: string): Promise<WorkspaceSettings> {
    const known = this.entries.get(workspaceId);
    if (known && Date.now() - known.readAt < FRESH_FOR_MS) return known.settings;
    const settings = withWorkspaceSql(this.database, workspaceId, readWorkspaceSettings);
    this.entries.set(workspaceId, { settings, readAt: Date.now() });
    // A failed read must not be remembered.
    settings.catch(() => this.entries.delete(workspaceId));
    return settings;
  }

  async clock(workspaceId: string): Promise<WorkspaceClock> {
    return (await this.settings(workspaceId)).clock;
  }

  /** Epoch ms in the workspace's clock. */
  async now(workspaceId: string): Promise<number> {
    return workspaceNow(await this.clock(workspaceId), Date.now());
  }

  /** Call when a clock changed. */
  forget(workspaceId: string): void {
    this.entries.delete(workspaceId);
  }
}
