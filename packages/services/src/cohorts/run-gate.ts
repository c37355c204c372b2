/** Asks the gate for the messages of one run, and keeps count of what it lets through in this commit. */
import type { RunRow } from '@kairos/db';
import {
  countedAfter,
  decideSend,
  type GateVerdict,
  type PlannedMessage,
  type SendFacts,
  type TakenPlace,
  USUAL_PRIORITY,
} from '@kairos/engine';
import { sendFacts } from '../sending/send-facts';
import { latestFactsOf, type SteppingFacts } from './facts-for-stepping';
import { messageIdOf } from './message-id';

/** Real milliseconds for which a message that takes the last place under a cap stays here: a more important one that is due now may be on its way. */
const LAST_PLACE_WAITS = 1_000;

export class RunGate {
  /** Messages that lost their places to this run's, by id. */
  readonly displaced: string[] = [];
  private readonly onLastPlaces = new Set<string>();

  constructor(
    private readonly facts: SteppingFacts,
    private readonly run: RunRow,
    readonly versionId: string,
  ) {}

  ask(message: PlannedMessage): GateVerdict {
    const id = this.idOf(message);
    const facts = this.factsOf(message, id);
    const verdict = decideSend(facts, message.at);
    this.facts.counted.set(this.run.customerId, countedAfter(facts, verdict, id));
    switch (verdict.verdict) {
      case 'skip':
        return verdict;
      case 'send':
        this.takePlace(id, verdict);
        return { verdict: 'send' };
      case 'hold':
        // A paused journey plans its messages; the deliverer holds them until it goes on.
        if (verdict.until === null) return { verdict: 'send' };
        this.takePlace(id, verdict);
        return { verdict: 'hold', reason: verdict.reason, until: verdict.until };
    }
  }

  idOf({ nodeId, visit, channel }: PlannedMessage): string {
    return messageIdOf({ versionId: this.versionId, runId: this.run.id, nodeId, visit, channel });
  }

  /** Real milliseconds before anybody may begin to hand it over. */
  waitOf(messageId: string): number {
    return this.onLastPlaces.has(messageId) ? LAST_PLACE_WAITS : 0;
  }

  private takePlace(id: string, { displaces, takesLastPlace }: TakenPlace): void {
    if (takesLastPlace) this.onLastPlaces.add(id);
    this.displaced.push(...displaces);
  }

  private factsOf(message: PlannedMessage, id: string): SendFacts {
    const { facts, run } = this;
    const { channel, topic, purpose = 'marketing', priority = USUAL_PRIORITY, at } = message;
    const customer = latestFactsOf(facts, run);
    if (!customer) throw new Error('The customer of a run is gone.');
    const status = facts.statuses.get(run.journeyId) ?? 'archived';
    const known = {
      facts: customer,
      permissions: facts.permissions.get(run.customerId),
      wishes: facts.wishes.get(run.customerId),
      counted: (facts.counted.get(run.customerId) ?? []).filter((each) => each.id !== id),
    };
    const asked = {
      ...{ channel, topic, purpose, priority, plannedAt: at, dueAt: at, waited: 0 },
      run: { phase: 'acting', outcome: null, endedAt: null },
      // Whether the journey is paused matters when the message leaves; its place under the caps is taken now.
      journeyStatus: status === 'paused' ? 'live' : status,
    } as const;
    return sendFacts(asked, known, facts.rules);
  }
}
