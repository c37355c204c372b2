/** One workspace, one journey of three messages, and customers who enter it while something goes wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type TransactionSql } from '@kairos/db';
import { chanceOf, check, readTruth, threeMessages, type Verdict } from '@kairos/testkit/faults';
import { BenchWorkspace, userIdOf } from '../bench/load/bench-workspace';
import { EntrySender } from './entry-sender';
import type { ChaosStack } from './stack/chaos-stack';

const LOOK_EVERY_MS = 500;
/** Servers are away for seconds, and a wait ends at the next commit after that; on two cores thousands are waiting for theirs. */
const LATEST_MS = 300_000;
/** Leases, waits of unknown outcomes and tasks of dead workers take some minutes together. */
const SETTLED_WITHIN_MS = 15 * 60_000;

export interface CampaignOptions {
  customers: number;
  /** Customers who enter in a second. */
  perSecond: number;
  /** Does not wait the two minutes after which an e-mail of unknown outcome is called sent. */
  hurry: boolean;
  letterIs: 'marketing' | 'service';
  calls: boolean;
  /** So late at most, milliseconds, is told that somebody entered, each customer as late as the seed says. */
  lateBy: number;
  seed: number;
  signal: AbortSignal;
}

export class Campaign {
  readonly entries: EntrySender;
  /** Lines of the ledger before it are of earlier campaigns. */
  readonly ledgerFrom: number;
  /** Epoch ms. */
  private begunAt = 0;

  private constructor(
    readonly stack: ChaosStack,
    readonly workspace: BenchWorkspace,
    readonly journeyId: string,
    private readonly options: CampaignOptions,
    event: string,
  ) {
    this.ledgerFrom = stack.sinks.lines().length;
    const { lateBy, seed, signal } = options;
    const preparedAt = Date.now();
    const momentOf = (userId: string) => Math.floor(preparedAt - chanceOf(seed, 'late', userId) * lateBy);
    this.entries = new EntrySender(stack.apiUrl, workspace.writeKey, event, lateBy > 0 ? momentOf : undefined, signal);
  }

  /** Everything is in order until this resolves. */
  static async prepare(stack: ChaosStack, options: CampaignOptions): Promise<Campaign> {
    const event = `sign_up_${Date.now()}`;
    const workspace = await BenchWorkspace.create(stack.database, stack.apiUrl, options.signal);
    await workspace.addCustomers(options.customers);
    const endpointId = options.calls ? await stack.endpointFor(workspace.workspaceId) : undefined;
    const document = threeMessages(event, { letterIs: options.letterIs, ...(endpointId && { endpointId }) });
    const { journeyId } = await workspace.publish('Three messages', document);
    if (options.lateBy > 0) await publishedLongAgo(stack, journeyId, options.lateBy);
    return new Campaign(stack, workspace, journeyId, options, event);
  }

  get userIds(): string[] {
    return Array.from({ length: this.options.customers }, (_, number) => userIdOf(number));
  }

  /** Resolves when every customer's event is acknowledged, however often it had to be sent. */
  enter(): Promise<void> {
    this.begunAt = Date.now();
    return this.entries.send(this.userIds, this.options.perSecond);
  }

  /** Milliseconds after the first customer until this one enters, when nothing is in the way. */
  entersAfter(userId: string): number {
    return (this.userIds.indexOf(userId) * 1_000) / this.options.perSecond;
  }

  /** Milliseconds from the first customer to the last end of a run and the last message that left. */
  async took(): Promise<number> {
    const [row] = await this.query(
      (sql) => sql<{ last: number }[]>`
        select (extract(epoch from max(ended_at)) * 1000)::float8 as last from run where journey_id = ${this.journeyId}`,
    );
    const left = this.stack.sinks.lines().slice(this.ledgerFrom).at(-1)?.at ?? 0;
    return Math.max(row?.last ?? 0, left) - this.begunAt;
  }

  query<T>(work: (sql: TransactionSql) => PromiseLike<T>): Promise<T> {
    return this.workspace.query(work);
  }

  /** Waits until every run has ended and every message has come to its end; false when that does not happen. */
  async settle(): Promise<boolean> {
    const end = Date.now() + SETTLED_WITHIN_MS;
    while (Date.now() < end) {
      this.options.signal.throwIfAborted();
      if (await this.isSettled().catch(() => false)) return true;
      await sleep(LOOK_EVERY_MS, undefined, { signal: this.options.signal });
    }
    return false;
  }

  async judge(): Promise<Verdict> {
    const { adminUrl, sinks } = this.stack;
    const truth = await readTruth(adminUrl, this.workspace.workspaceId, sinks.lines().slice(this.ledgerFrom));
    return check(truth, {
      ...{ journeyId: this.journeyId, entered: this.userIds, grace: 5_000 },
      // Whose event came in late waits from that event on.
      latest: LATEST_MS + this.options.lateBy,
      order: [['letter'], ['text-a', 'text-b'], ['note']],
      split: { nodeId: 'test', shares: { a: 0.5, b: 0.5 } },
      calls: this.options.calls ? ['call'] : [],
      atLeastOnce: this.options.letterIs === 'service' ? ['letter'] : [],
    });
  }

  private async isSettled(): Promise<boolean> {
    if (this.options.hurry) {
      await this.query(
        (sql) =>
          sql`update message set not_before = now() where channel = 'email' and state = 'unknown' and resolution is null`,
      );
    }
    const [row] = await this.query(
      (sql) => sql<{ ended: number; absent: number; open: number }[]>`
        select (select count(*)::int from run where journey_id = ${this.journeyId} and phase = 'ended') as ended,
               (select count(*)::int from customer c where c.removed_at is not null
                   and not exists (select 1 from run r where r.customer_id = c.id)) as absent,
               (select count(*)::int from message where state in ('planned', 'claimed', 'transmitting')
                    or (state = 'unknown' and resolution is null)) as open`,
    );
    return row !== undefined && row.ended + row.absent >= this.options.customers && row.open === 0;
  }
}

/** A journey hears nothing that happened before it was published. */
async function publishedLongAgo({ adminUrl }: ChaosStack, journeyId: string, milliseconds: number): Promise<void> {
  const administrator = connectDatabase(adminUrl, { max: 1, name: 'kairos-chaos-administrator' });
  await administrator.sql`
    update journey_version set published_at = published_at - ${2 * milliseconds}::float8 * interval '1 millisecond'
     where journey_id = ${journeyId}`;
  await administrator.end();
}
