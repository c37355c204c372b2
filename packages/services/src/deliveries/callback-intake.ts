/** Gathers what providers report into few transactions: a provider that reports everything ten times must not cost ten commits each. */
import { type CallbackEvent, Gather } from '@kairos/channels';
import type { Database } from '@kairos/db';
import type { Channel } from '@kairos/engine';
import { acceptCallbacks } from './callbacks';

const GATHER_MILLISECONDS = 10;
const MOST_AT_ONCE = 500;
/** Requests that may wait for a commit, over all workspaces; beyond it providers are told to report again. */
const MOST_WAITING = 5_000;

export class CallbackIntake {
  private readonly gatherings = new Map<string, Gather<readonly CallbackEvent[], boolean>>();
  private waiting = 0;

  constructor(private readonly database: Database) {}

  /** Whether providers must be turned away for a moment. */
  get isFull(): boolean {
    return this.waiting >= MOST_WAITING;
  }

  /** Resolves once they are committed; false when there is no such workspace. */
  async accept(workspaceId: string, channel: Channel, events: readonly CallbackEvent[]): Promise<boolean> {
    this.waiting += 1;
    try {
      return await this.gatheringOf(workspaceId, channel).add(events);
    } finally {
      this.waiting -= 1;
    }
  }

  private gatheringOf(workspaceId: string, channel: Channel): Gather<readonly CallbackEvent[], boolean> {
    const place = `${workspaceId}/${channel}`;
    const found = this.gatherings.get(place);
    if (found) return found;
    const store = async (reports: (readonly CallbackEvent[])[]) => {
      const isKnown = await acceptCallbacks(this.database, workspaceId, channel, reports.flat());
      return reports.map(() => isKnown);
    };
    const gathering = new Gather(store, { milliseconds: GATHER_MILLISECONDS, most: MOST_AT_ONCE });
    this.gatherings.set(place, gathering);
    return gathering;
  }
}
