/** Gathers events of many requests into few transactions: a request waits some milliseconds and shares a commit. */
import type { Database } from '@kairos/db';
import { faultPoint } from '../fault-points';
import { acceptEvents } from './accept';
import type { IncomingEvent } from './incoming';
import { RecentSenders } from './recent-senders';

const FLUSH_AFTER_MS = 8;
/** Events that may wait for a commit, over all workspaces; beyond it the door answers 429. */
const MAX_WAITING = 50_000;
/** Two transactions of a workspace at a time: one writes while the next gathers. */
const ALONE = { events: 1_000, flushes: 2 };
/** While others send as well, a flood comes in smaller parts and rests between them, so that others come through. */
const SHARED = { events: 500, flushes: 1 };
/** Of the time that a part took. */
const REST = 0.5;
const OTHERS_SINCE_MS = 2_000;

interface Waiting {
  events: readonly IncomingEvent[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Gathering {
  waiting: Waiting[];
  count: number;
  timer: NodeJS.Timeout | null;
  flushing: number;
  /** Epoch ms until which it leaves the machine to others. */
  restsUntil: number;
}

export class Intake {
  private readonly gatherings = new Map<string, Gathering>();
  private readonly senders = new RecentSenders();
  private waitingTotal = 0;

  /** `now` gives the workspace's clock, epoch ms. */
  constructor(
    private readonly database: Database,
    private readonly now: (workspaceId: string) => Promise<number>,
  ) {}

  /** Whether the door must turn senders away for a moment. */
  get isFull(): boolean {
    return this.waitingTotal >= MAX_WAITING;
  }

  /** Resolves once the events are committed. */
  accept(workspaceId: string, events: readonly IncomingEvent[]): Promise<void> {
    if (events.length === 0) return Promise.resolve();
    const gathering = this.gatheringOf(workspaceId);
    this.senders.note(workspaceId, Date.now());
    return new Promise((resolve, reject) => {
      gathering.waiting.push({ events, resolve, reject });
      gathering.count += events.length;
      this.waitingTotal += events.length;
      this.flushSoon(workspaceId, gathering);
    });
  }

  private flushSoon(workspaceId: string, gathering: Gathering): void {
    const { events, flushes } = this.shareOf(workspaceId);
    if (gathering.flushing >= flushes || gathering.waiting.length === 0) return;
    const rest = gathering.restsUntil - Date.now();
    if (gathering.count >= events && rest <= 0) {
      void this.flush(workspaceId, gathering);
      return;
    }
    gathering.timer ??= setTimeout(() => void this.flush(workspaceId, gathering), Math.max(FLUSH_AFTER_MS, rest));
  }

  private async flush(workspaceId: string, gathering: Gathering): Promise<void> {
    if (gathering.timer) clearTimeout(gathering.timer);
    const share = this.shareOf(workspaceId);
    const batch = takeUpTo(gathering.waiting, share.events);
    const events = batch.flatMap((waiting) => waiting.events);
    gathering.timer = null;
    gathering.count -= events.length;
    gathering.flushing += 1;
    const begunAt = Date.now();
    try {
      await acceptEvents(this.database, workspaceId, events, await this.now(workspaceId));
      faultPoint('events-committed');
      for (const waiting of batch) waiting.resolve();
    } catch (error) {
      for (const waiting of batch) waiting.reject(error);
    } finally {
      gathering.flushing -= 1;
      const now = Date.now();
      // Whole requests seldom fill a part.
      if (share === SHARED && events.length >= SHARED.events / 2) {
        gathering.restsUntil = now + REST * (now - begunAt);
      }
      this.waitingTotal -= events.length;
      this.flushSoon(workspaceId, gathering);
    }
  }

  private shareOf(workspaceId: string): typeof ALONE {
    return this.senders.hasOthersThan(workspaceId, Date.now() - OTHERS_SINCE_MS) ? SHARED : ALONE;
  }

  private gatheringOf(workspaceId: string): Gathering {
    const found = this.gatherings.get(workspaceId) ?? {
      waiting: [],
      count: 0,
      timer: null,
      flushing: 0,
      restsUntil: 0,
    };
    this.gatherings.set(workspaceId, found);
    return found;
  }
}

/** Whole requests, until the batch holds enough events; at least one. */
function takeUpTo(waiting: Waiting[], limit: number): Waiting[] {
  let count = 0;
  let end = 0;
  for (const request of waiting) {
    if (end > 0 && count + request.events.length > limit) break;
    count += request.events.length;
    end += 1;
  }
  return waiting.splice(0, end);
}
