/** Remembers which two workspaces sent something last: enough to know, for each, when anybody else did. */
interface Sent {
  workspaceId: string;
  /** Epoch ms. */
  at: number;
}

export class RecentSenders {
  private latest: Sent | null = null;
  /** The latest of another workspace than that. */
  private before: Sent | null = null;

  note(workspaceId: string, at: number): void {
    if (this.latest !== null && this.latest.workspaceId !== workspaceId) this.before = this.latest;
    this.latest = { workspaceId, at };
  }

  /** Whether another workspace sent anything after this moment, epoch ms. */
  hasOthersThan(workspaceId: string, since: number): boolean {
    const other = this.latest?.workspaceId === workspaceId ? this.before : this.latest;
    return other !== null && other.at > since;
  }
}
