/** Providers that do what the case of a workspace says: the sandbox asks here what to do with each message. */
import type { Misbehave, Misbehaviour, SandboxRecord } from '@kairos/channels/sandbox';
import type { ProviderAct } from '@kairos/engine';

export interface ReceivedMessage {
  /** Our message's id as it travelled. */
  key: string;
  /** Real time, epoch ms. */
  at: number;
}

type Direction = (presented: number) => ProviderAct;

const MISBEHAVIOUR: Record<ProviderAct, Misbehaviour | null> = {
  takes: null,
  refuses: 'refuse',
  'is-busy': 'busy',
  'takes-and-vanishes': 'drop-after',
  vanishes: 'drop-before',
};

export class ProviderStage {
  private readonly directions = new Map<string, Direction>();
  private readonly received = new Map<string, ReceivedMessage[]>();

  /** From now on, with messages of this workspace; `presented` counts how often a message has been there before. */
  direct(workspaceId: string, direction: Direction): void {
    this.directions.set(workspaceId, direction);
  }

  /** In the order in which they came in, every attempt. */
  receivedOf(workspaceId: string): readonly ReceivedMessage[] {
    return this.received.get(workspaceId) ?? [];
  }

  readonly misbehave: Misbehave = ({ workspaceId, idempotencyKey }: SandboxRecord) => {
    const key = idempotencyKey ?? '';
    const received = this.received.get(workspaceId) ?? [];
    const presented = received.filter((message) => message.key === key).length;
    received.push({ key, at: Date.now() });
    this.received.set(workspaceId, received);
    return MISBEHAVIOUR[this.directions.get(workspaceId)?.(presented) ?? 'takes'];
  };
}

/** One after the other, and the last of them from then on. */
export function inTurn(acts: readonly ProviderAct[]): Direction {
  return (presented) => acts[Math.min(presented, acts.length - 1)] ?? 'takes';
}
