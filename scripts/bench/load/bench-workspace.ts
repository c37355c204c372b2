/** The workspace that is measured: in real time, with customers who can be reached and allow everything. */

import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, insertConsents, type TransactionSql, withWorkspaceSql } from '@kairos/db';
import { OperatorError } from '@kairos/db/embedded';
import type { JourneyDocument } from '@kairos/engine';
import { NODE_KINDS } from '@kairos/nodes';
import { archiveJourney, createJourney, createWorkspace, createWriteKey, publishJourney } from '@kairos/services';
import { batchBodies, EventSender } from './event-sender';

const LOOK_EVERY_MS = 200;
/** Looking must not become a load of its own: after a long look comes a long pause. */
const PAUSE_AFTER_LOOK = 10;
/** The slowest step that is known, a retry after a lost connection, is far shorter. */
const STALLED_AFTER_MS = 60_000;
const CONNECTIONS = 4;

export class BenchWorkspace {
  private constructor(
    readonly database: Database,
    readonly workspaceId: string,
    readonly sender: EventSender,
    readonly writeKey: string,
    readonly signal: AbortSignal,
  ) {}

  static async create(database: Database, apiUrl: string, signal: AbortSignal): Promise<BenchWorkspace> {
    const wanted = { name: 'Bench', timeZone: 'Europe/Amsterdam', currency: 'EUR' };
    const { workspaceId } = await createWorkspace(database, wanted);
    const { key } = await createWriteKey(database, workspaceId, { name: 'Bench', kind: 'server' });
    return new BenchWorkspace(database, workspaceId, new EventSender(apiUrl, key), key, signal);
  }

  /** The same workspace, for a measurement that `limit` ends as well. */
  within(limit: AbortSignal): BenchWorkspace {
    const signal = AbortSignal.any([this.signal, limit]);
    return new BenchWorkspace(this.database, this.workspaceId, this.sender, this.writeKey, signal);
  }

  query<T>(work: (sql: TransactionSql) => PromiseLike<T>): Promise<T> {
    return withWorkspaceSql(this.database, this.workspaceId, async (sql) => work(sql));
  }

  /** The one number that a statement selects as `count`. */
  async count(statement: (sql: TransactionSql) => PromiseLike<{ count: number }[]>): Promise<number> {
    const [row] = await this.query(statement);
    return row?.count ?? 0;
  }

  sendBatches(bodies: readonly Buffer[], connections = CONNECTIONS): Promise<void> {
    return this.sender.sendBatches(bodies, connections, this.signal);
  }

  /** Customers number 0 up to `count`, known by `userIdOf`, routed and with consent for every channel. */
  async addCustomers(count: number): Promise<void> {
    const userIds = Array.from({ length: count }, (_, number) => userIdOf(number));
    await this.sendBatches(batchBodies(userIds.map(identify), 500));
    const consents = userIds.flatMap((userId) =>
      (['email', 'sms', 'push'] as const).map((channel) => ({ userId, channel })),
    );
    await this.query((sql) =>
      insertConsents(sql, this.workspaceId, { consents, source: 'bench', recordedAt: new Date() }),
    );
    await this.untilRouted();
  }

  /** Resolves when the version is prepared: from then on every event of it counts. */
  async publish(name: string, document: JourneyDocument): Promise<{ journeyId: string }> {
    const { database, workspaceId } = this;
    const { journeyId, revision } = await createJourney(database, workspaceId, { name, document, createdBy: null });
    const publication = { journeyId, revision, publishedBy: null };
    const { versionId } = await publishJourney(database, NODE_KINDS, workspaceId, publication);
    await this.until(`the journey "${name}" is prepared`, 1, () =>
      this.count(
        (sql) =>
          sql`select count(*)::int as count from journey_version where id = ${versionId} and prepared_at is not null`,
      ),
    );
    return { journeyId };
  }

  close(): void {
    this.sender.close();
  }

  archive(journeyId: string): Promise<void> {
    return archiveJourney(this.database, this.workspaceId, journeyId);
  }

  /** Resolves at this real moment, epoch ms. */
  async untilMoment(at: number): Promise<void> {
    if (at > Date.now()) await sleep(at - Date.now(), undefined, { signal: this.signal });
  }

  /** Events that the router has not handled. */
  queued(): Promise<number> {
    return this.count((sql) => sql`select count(*)::int as count from route_queue`);
  }

  /** Resolves when the router has handled every event. */
  async untilRouted(): Promise<void> {
    const before = await this.queued();
    await this.until('every event is routed', before, async () => before - (await this.queued()));
  }

  /** Resolves when every cohort knows of all its runs, those included that it may be told of later. */
  async untilTold(): Promise<void> {
    await this.until('every cohort knows its runs', 1, () =>
      this.count(
        (sql) => sql`
          select (count(*) filter (where wake_outstanding or tell_by is not null) = 0)::int as count from cohort`,
      ),
    );
  }

  /** Asks again until `reached` gives `goal`. @throws OperatorError `stalled` when nothing moves for a minute. */
  async until(what: string, goal: number, reached: () => Promise<number>): Promise<void> {
    let best = Number.NEGATIVE_INFINITY;
    for (let movedAt = Date.now(); ; ) {
      this.signal.throwIfAborted();
      const lookedAt = Date.now();
      const now = await reached();
      const pause = Math.max(LOOK_EVERY_MS, (Date.now() - lookedAt) * PAUSE_AFTER_LOOK);
      if (now >= goal) return;
      if (now > best) {
        best = now;
        movedAt = Date.now();
      }
      if (Date.now() - movedAt > STALLED_AFTER_MS) {
        throw new OperatorError(
          'stalled',
          `Nothing has moved for a minute while waiting until ${what}: ${now} of ${goal}.`,
        );
      }
      await sleep(pause, undefined, { signal: this.signal });
    }
  }
}

export function userIdOf(number: number): string {
  return `customer-${number}`;
}

function identify(userId: string, number: number): object {
  const traits = {
    email: `${userId}@customers.test`,
    phone: `+316${String(10_000_000 + number)}`,
    push_token: `token-${userId}`,
    first_name: `Zoë ${number}`,
    language: number % 2 === 0 ? 'en' : 'nl',
  };
  return { type: 'identify', messageId: `identify/${userId}`, userId, traits };
}
