/** The deliverer of one channel: claims planned messages of every workspace, hands them over, records what became of them. */
import type { TransmitResult } from '@kairos/channels';
import { listWorkspaceIds } from '@kairos/db';
import {
  type BegunDelivery,
  beginDeliveries,
  claimDeliveries,
  claimUnresolved,
  type Delivery,
  faultPoint,
  type MessageInHand,
  type MessageToAskFor,
  type RenderingParts,
  releaseHeld,
  type SettlingParts,
} from '@kairos/services';
import type { Logger } from 'pino';
import { type Repetition, repeat } from '../bootstrap/repeat';
import { OutcomeWriter } from './outcome-writer';
import type { Outlet } from './providers';
import { Slots } from './slots';

export interface DelivererParts extends RenderingParts, SettlingParts {
  log: Logger;
}

/** A notification starts a round at once; this is for the ones that got lost, and for pauses that end. */
const POLL_MS = 1_000;
const ASK_MS = 500;
/** Each claim costs two transactions, so it should be worth it: with less room than this we wait. */
const LEAST_ROOM = 0.5;
/** Pause after the provider could not be reached, doubling up to the second. */
const FIRST_TROUBLE_MS = 500;
const LONGEST_TROUBLE_MS = 30_000;
/** A provider that hangs must not hang the stop of the process as well: leases take care of the rest. */
const STOP_MS = 12_000;

export class Deliverer {
  private readonly slots: Slots;
  private readonly outcomes: OutcomeWriter;
  private readonly rounds: Repetition;
  private readonly hands = new Set<Promise<void>>();
  private troubles = 0;
  private askedAt = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly parts: DelivererParts,
    private readonly outlet: Outlet,
  ) {
    this.slots = new Slots(outlet.atOnce);
    this.outcomes = new OutcomeWriter(parts, parts.log);
    this.rounds = repeat(`${outlet.provider.channel} deliverer`, POLL_MS, parts.log, () => this.round());
  }

  nudge(): void {
    this.rounds.nudge();
  }

  /** Takes nothing new, and waits for what is under way. */
  async stop(): Promise<void> {
    this.slots.close();
    await this.rounds.stop();
    clearTimeout(this.timer);
    await Promise.race([Promise.all(this.hands), new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
    await this.outlet.provider.close();
  }

  /** One batch per workspace, so that none waits for a flood elsewhere; while there was something, the next round follows at once. */
  private async round(): Promise<void> {
    let found = 0;
    const asks = this.mayAskAgain();
    for (const workspaceId of await listWorkspaceIds(this.parts.database)) {
      if (asks) found += await this.askAgain(workspaceId);
      found += await this.release(workspaceId);
      found += await this.deliver(workspaceId);
    }
    if (found > 0) this.nudge();
  }

  /** Messages of unknown outcome are rare: looking for them in every round of a herd would slow it down. */
  private mayAskAgain(): boolean {
    const now = Date.now();
    if (!this.outlet.provider.honoursKeys || now - this.askedAt < ASK_MS) return false;
    this.askedAt = now;
    return true;
  }

  /** What waited for its hour joins the others; the gate is asked again when it is handed over. */
  private async release(workspaceId: string): Promise<number> {
    const { released, nextIn } = await releaseHeld(this.parts.database, workspaceId, this.outlet.provider.channel);
    if (nextIn !== null) this.nudgeIn(nextIn);
    return released;
  }

  private async deliver(workspaceId: string): Promise<number> {
    const room = await this.takeRoom();
    if (room === 0) return 0;
    const deliveries = await this.claiming(room, () =>
      claimDeliveries(this.parts, workspaceId, {
        channel: this.outlet.provider.channel,
        limit: room,
        leaseMilliseconds: this.parts.timing.claimLease,
      }),
    );
    if (deliveries.length > 0) this.inHand(this.handOver(workspaceId, deliveries), deliveries.length);
    return deliveries.length;
  }

  private async askAgain(workspaceId: string): Promise<number> {
    const room = await this.takeRoom();
    if (room === 0) return 0;
    const unresolved = await this.claiming(room, () =>
      claimUnresolved(this.parts, workspaceId, {
        channel: this.outlet.provider.channel,
        limit: room,
        leaseMilliseconds: this.outlet.provider.longestHandOver,
      }),
    );
    for (const each of unresolved) this.inHand(this.ask(workspaceId, each), 1);
    return unresolved.length;
  }

  /** Slots and tokens for the next batch; 0 when the provider's pace lets nothing through now. */
  private async takeRoom(): Promise<number> {
    await this.slots.untilFree(Math.ceil(this.outlet.atOnce * LEAST_ROOM));
    const now = Date.now();
    const free = this.slots.free;
    const room = this.outlet.pace.take(free, now);
    if (room > 0) this.slots.take(room);
    else if (free > 0) this.nudgeIn(this.outlet.pace.wait(now));
    return room;
  }

  /** Gives back what a claim did not use. */
  private async claiming<Claimed>(room: number, claim: () => Promise<Claimed[]>): Promise<Claimed[]> {
    let used = 0;
    try {
      const claimed = await claim();
      used = claimed.length;
      return claimed;
    } finally {
      this.slots.giveBack(room - used);
      this.outlet.pace.giveBack(room - used);
    }
  }

  private inHand(work: Promise<void>, messages: number): void {
    const hand = work
      .catch((error: unknown) => {
        const text = error instanceof Error ? error.message : 'unknown';
        this.parts.log.error({ channel: this.outlet.provider.channel, messages, error: text }, 'hand-over failed');
      })
      .finally(() => this.hands.delete(hand));
    this.hands.add(hand);
  }

  private async handOver(workspaceId: string, deliveries: Delivery[]): Promise<void> {
    let begun: BegunDelivery[] = [];
    try {
      this.noteFailures(workspaceId, deliveries);
      begun = await beginDeliveries(this.parts, workspaceId, deliveries, this.outlet.provider.longestHandOver);
    } finally {
      this.slots.giveBack(deliveries.length - begun.length);
    }
    if (begun.length > 0) faultPoint('transmitting-committed');
    await Promise.all(begun.map((each) => this.transmit(workspaceId, each)));
  }

  private async transmit(workspaceId: string, { delivery, message }: BegunDelivery): Promise<void> {
    try {
      const result = await this.outlet.provider.transmit(message);
      faultPoint('message-handed-over');
      await this.record(workspaceId, delivery.claim, 'transmitting', result);
    } finally {
      this.slots.giveBack(1);
    }
  }

  private async ask(workspaceId: string, { message, outgoing }: MessageToAskFor): Promise<void> {
    try {
      await this.record(workspaceId, message, 'unknown', await this.outlet.provider.transmit(outgoing));
    } finally {
      this.slots.giveBack(1);
    }
  }

  private async record(
    workspaceId: string,
    message: MessageInHand,
    from: 'transmitting' | 'unknown',
    result: TransmitResult,
  ): Promise<void> {
    const heeded = this.heed(result);
    const { channel, honoursKeys } = this.outlet.provider;
    const counted = await this.outcomes.write(workspaceId, { message, channel, from, honoursKeys, result: heeded });
    if (!counted) this.parts.log.warn({ workspaceId, messageId: message.id }, 'outcome came too late');
  }

  /** A provider in trouble, or one that asks for a pause, gets it for every message; nothing else is held up. */
  private heed(result: TransmitResult): TransmitResult {
    if (result.type === 'accepted') this.troubles = 0;
    if (result.type !== 'retry' || result.scope !== 'provider') return result;
    const { pace, provider } = this.outlet;
    const now = Date.now();
    if (pace.wait(now) < FIRST_TROUBLE_MS) this.troubles += 1;
    const pause = result.after ?? Math.min(LONGEST_TROUBLE_MS, FIRST_TROUBLE_MS * 2 ** Math.min(this.troubles, 10));
    pace.close(now + pause);
    this.nudgeIn(pause);
    this.parts.log.warn(
      { channel: provider.channel, reason: result.reason, fault: result.fault, pause },
      'provider waits',
    );
    return { ...result, after: pause };
  }

  private noteFailures(workspaceId: string, deliveries: Delivery[]): void {
    for (const { claim, rendered } of deliveries) {
      if (rendered.type !== 'failed') continue;
      const { code, part } = rendered.failure;
      const { versionId, nodeId } = claim;
      this.parts.log.warn({ workspaceId, messageId: claim.id, versionId, nodeId, code, part }, 'rendering failed');
    }
  }

  private nudgeIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), milliseconds);
  }
}
