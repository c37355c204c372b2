/** One workspace, one journey of three messages, and customers who enter it while something goes wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TransactionSql } from '@kairos/db';
import { check, type Expectation, readTruth, threeMessages, type Verdict } from '@kairos/testkit/faults';
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
  signal: AbortSignal;
}

export class Campaign {
  readonly entries: EntrySender;
  /** Lines of the ledger before it are of earlier campaigns. */
  readonly ledgerFrom: number;

  private constructor(
    readonly stack: ChaosStack,
    readonly workspace: BenchWorkspace,
    readonly journeyId: string,
    private readonly options: CampaignOptions,
    event: string,
  ) {
    this.ledgerFrom = stack.sinks.lines().length;
    this.entries = new EntrySender(stack.apiUrl, workspace.writeKey, event, options.signal);
  }

  /** Everything is in order until this resolves. */
  static async prepare(stack: ChaosStack, options: CampaignOptions): Promise<Campaign> {
    const event = `sign_up_${Date.now()}`;
    const workspace = await BenchWorkspace.create(stack.database, stack.apiUrl, options.signal);
    await workspace.addCustomers(options.customers);
    const endpointId = options.calls ? await stack.endpointFor(workspace.workspaceId) : undefined;
    const document = threeMessages(event, { letterIs: options.letterIs, ...(endpointId && { endpointId }) });
    const { journeyId } = await workspace.publish('Three messages', document);
    return new Campaign(stack, workspace, journeyId, options, event);
  }

  get userIds(): string[] {
    return Array.from({ length: this.options.customers }, (_, number) => userIdOf(number));
  }

  /** Resolves when every customer's event is acknowledged, however often it had to be sent. */
  enter(): Promise<void> {
    return this.entries.send(this.userIds, this.options.perSecond);
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

  async judge(more: Partial<Expectation> = {}): Promise<Verdict> {
    const { adminUrl, sinks } = this.stack;
    const truth = await readTruth(adminUrl, this.workspace.workspaceId, sinks.lines().slice(this.ledgerFrom));
    return check(truth, {
      ...{ journeyId: this.journeyId, entered: this.userIds, latest: LATEST_MS, grace: 5_000 },
      order: [['letter'], ['text-a', 'text-b'], ['note']],
      split: { nodeId: 'test', shares: { a: 0.5, b: 0.5 } },
      calls: this.options.calls ? ['call'] : [],
      atLeastOnce: this.options.letterIs === 'service' ? ['letter'] : [],
      ...more,
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
      (sql) => sql<{ ended: number; open: number }[]>`
        select (select count(*)::int from run where journey_id = ${this.journeyId} and phase = 'ended') as ended,
               (select count(*)::int from message where state in ('planned', 'claimed', 'transmitting')
                    or (state = 'unknown' and resolution is null)) as open`,
    );
    return row !== undefined && row.ended >= this.options.customers && row.open === 0;
  }
}
