/** The deliverer of webhook calls: of its own, so that a slow endpoint holds no message, and with few calls per endpoint, so that it holds no other. */
import { guardedPost, webhookHeaders, webhookOutcome } from '@kairos/channels';
import { type Database, listWorkspaceIds } from '@kairos/db';
import { type BegunCall, beginCalls, type CallMade, faultPoint, settleCall, sweepCalls } from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';
import { Slots } from './slots';

export interface WebhookParts {
  database: Database;
  /** The installation's secret. */
  secret: Buffer;
  /** Hosts of the installation's own network that may be called. */
  webhookHosts: readonly string[];
  log: Logger;
}

/** A notification starts a round at once; this is for the ones that got lost, and for pauses that end. */
const POLL_MS = 1_000;
const SWEEP_MS = 2_000;
const AT_ONCE = 32;
const PER_ENDPOINT = 4;
const ANSWER_MS = 15_000;
/** Longer than a call can take: who is silent for so long is gone. */
const LEASE_MS = ANSWER_MS + 5_000;
const STOP_MS = 12_000;

export interface RunningWebhooks {
  /** Takes nothing new, and waits for what is under way. */
  stop(): Promise<void>;
}

export async function startWebhooks(parts: WebhookParts): Promise<RunningWebhooks> {
  const deliverer = new WebhookDeliverer(parts);
  const listener = await parts.database.listen('kairos_webhooks', () => deliverer.nudge());
  return {
    async stop() {
      await listener.unlisten();
      await deliverer.stop();
    },
  };
}

class WebhookDeliverer {
  private readonly slots = new Slots(AT_ONCE);
  private readonly hands = new Set<Promise<void>>();
  private readonly rounds: Repetition;
  private readonly sweeper: Repetition;

  constructor(private readonly parts: WebhookParts) {
    this.rounds = repeat('webhook deliverer', POLL_MS, parts.log, () => this.round());
    this.sweeper = repeat('webhook sweeper', SWEEP_MS, parts.log, () => this.sweep());
  }

  nudge(): void {
    this.rounds.nudge();
  }

  async stop(): Promise<void> {
    this.slots.close();
    await Promise.all([this.rounds.stop(), this.sweeper.stop()]);
    await Promise.race([Promise.all(this.hands), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
  }

  private async round(): Promise<void> {
    for (const workspaceId of await listWorkspaceIds(this.parts.database)) {
      const limit = Math.min(this.slots.free, AT_ONCE);
      if (limit <= 0) return;
      const wanted = { limit, perEndpoint: PER_ENDPOINT, leaseMilliseconds: LEASE_MS };
      const begun = await beginCalls(this.parts, workspaceId, wanted);
      if (begun.length > 0) faultPoint('calling-committed');
      for (const call of begun) this.inHand(workspaceId, call);
    }
  }

  private inHand(workspaceId: string, begun: BegunCall): void {
    this.slots.take(1);
    const hand = this.make(workspaceId, begun)
      .catch((error: unknown) => {
        const text = error instanceof Error ? error.message : 'unknown';
        this.parts.log.error({ workspaceId, callId: begun.call.id, error: text }, 'webhook call failed');
      })
      .finally(() => {
        this.hands.delete(hand);
        this.slots.giveBack(1);
        // The endpoint has room for its next call.
        this.nudge();
      });
    this.hands.add(hand);
  }

  private async make(workspaceId: string, begun: BegunCall): Promise<void> {
    const made: CallMade = { ...begun, ...(await this.call(begun)) };
    faultPoint('call-answered');
    const counted = await settleCall(this.parts.database, workspaceId, made);
    faultPoint('call-outcome-committed');
    if (!counted) this.parts.log.warn({ workspaceId, callId: begun.call.id }, 'outcome came too late');
  }

  private async call({ call, url, secrets, body }: BegunCall): Promise<Pick<CallMade, 'outcome' | 'answer'>> {
    // Removed since the step asked for it, or sealed under another installation's secret: nothing unsigned ever leaves.
    if (url === null || secrets.length === 0) {
      return { outcome: { type: 'rejected', reason: 'endpoint-unknown' }, answer: null };
    }
    const now = Date.now();
    const headers = { 'content-type': 'application/json', ...webhookHeaders({ id: call.id, body }, secrets, now) };
    const result = await guardedPost({ url, headers, body, timeout: ANSWER_MS }, { ownHosts: this.parts.webhookHosts });
    return {
      outcome: webhookOutcome(result, Date.now()),
      answer: result.type === 'answered' ? { status: result.status, body: result.body } : null,
    };
  }

  private async sweep(): Promise<void> {
    for (const workspaceId of await listWorkspaceIds(this.parts.database)) {
      const silent = await sweepCalls(this.parts.database, workspaceId);
      if (silent > 0) this.parts.log.warn({ workspaceId, calls: silent }, 'leases of webhook calls ran out');
    }
  }
}
