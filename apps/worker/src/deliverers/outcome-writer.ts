/** Records outcomes in batches, and does not give up on them when the database is away for a moment. */
import { Gather } from '@kairos/channels';
import { type DeliveryOutcome, faultPoint, type SettlingParts, settleDeliveries } from '@kairos/services';
import type { Logger } from 'pino';

const GATHER_MILLISECONDS = 15;
const MOST_AT_ONCE = 200;
/** Together some 25 seconds; after that the lease decides. */
const PAUSES = [100, 250, 500, 1_000, 2_000, 4_000, 8_000, 8_000];

export class OutcomeWriter {
  private readonly byWorkspace = new Map<string, Gather<DeliveryOutcome, boolean>>();

  constructor(
    private readonly parts: SettlingParts,
    private readonly log: Logger,
  ) {}

  /** Resolves when the outcome is recorded: false when someone else had taken the message over. */
  write(workspaceId: string, outcome: DeliveryOutcome): Promise<boolean> {
    let gather = this.byWorkspace.get(workspaceId);
    if (!gather) {
      gather = new Gather((outcomes) => this.settle(workspaceId, outcomes), {
        milliseconds: GATHER_MILLISECONDS,
        most: MOST_AT_ONCE,
      });
      this.byWorkspace.set(workspaceId, gather);
    }
    return gather.add(outcome).then((counted) => {
      faultPoint('outcomes-committed');
      return counted;
    });
  }

  private async settle(workspaceId: string, outcomes: DeliveryOutcome[]): Promise<boolean[]> {
    for (const pause of PAUSES) {
      try {
        return await settleDeliveries(this.parts, workspaceId, outcomes);
      } catch (error) {
        const text = error instanceof Error ? error.message : 'unknown';
        this.log.warn({ workspaceId, outcomes: outcomes.length, error: text }, 'outcomes not recorded yet');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
    return settleDeliveries(this.parts, workspaceId, outcomes);
  }
}
