/** The state of one run: where one customer stands in one journey. Plain JSON, ids and times only. */
import { z } from 'zod';

export const RUN_PHASES = ['watching', 'acting', 'ended'] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

export const listenerHitSchema = z.object({
  nodeId: z.string(),
  eventId: z.string().nullable(),
  at: z.number(),
  value: z.number().nullable(),
});

/** What is not always there is left out instead of null: a million waiting runs are stored. */
export const runStateSchema = z.object({
  phase: z.enum(RUN_PHASES),
  /** Where the run stands; null while watching and after the end. */
  nodeId: z.string().nullable(),
  /** Visits so far by node id, for loops and idempotency keys. */
  visits: z.record(z.string(), z.number()),
  enteredAt: z.number().nullable(),
  /** Moment at which the run wants to be woken, epoch ms UTC in the workspace's clock. */
  dueAt: z.number().nullable(),
  campaignStartedAt: z.number().nullable(),
  hits: z.array(listenerHitSchema),
  outcome: z.enum(['completed', 'goal', 'exited', 'not-triggered', 'removed', 'failed']).nullable(),
  /** What the step at which the run waits noted down. */
  memory: z.json().optional(),
  /** Up to which time, and up to which id, reports on the customer have been heard. */
  told: z.object({ at: z.number(), id: z.string() }).optional(),
  /** The last message of this run that was not skipped. */
  lastMessage: z.object({ nodeId: z.string(), visit: z.number(), at: z.number() }).optional(),
  /** Messages pass every check and are not sent: this customer is in a holdout. */
  heldOut: z.literal(true).optional(),
  /** The wait whose time was up last: an event for it that comes in now is late. */
  timedOut: z.object({ nodeId: z.string(), since: z.number(), until: z.number() }).optional(),
  /** The end of the last pause of the journey that the run has been through. */
  resumedAt: z.number().optional(),
  /** Milliseconds for which time stood still at the present step: waits are that much longer. */
  stoodStill: z.number().optional(),
  /** When the run came to another version that changes the step where it stands: how long to wait is still to be reckoned. */
  movedAt: z.number().optional(),
  /** The step is tried again after it failed at this moment, epoch ms: what came of it up to then is known. */
  failedAt: z.number().optional(),
  /** The step to enter next, for a run whose own step is gone in the version that it was moved to. */
  headedFor: z.string().optional(),
});
export type RunState = z.infer<typeof runStateSchema>;

/** The state of a run that has been opened and has not started its campaign. */
export function watchingRun(dueAt: number | null): RunState {
  return {
    phase: 'watching',
    nodeId: null,
    visits: {},
    enteredAt: null,
    dueAt,
    campaignStartedAt: null,
    hits: [],
    outcome: null,
  };
}
