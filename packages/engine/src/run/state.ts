/** The state of one run: where one customer stands in one journey. Plain JSON, ids and times only. */
import { z } from 'zod';

export const RUN_PHASES = ['watching', 'acting', 'ended'] as const;
export type RunPhase = (typeof RUN_PHASES)[number];

export const listenerHitSchema = z.object({
  nodeId: z.string(),
  eventId: z.string(),
  at: z.number(),
  value: z.number().nullable(),
});

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
  outcome: z.enum(['completed', 'goal', 'exited', 'not-triggered', 'failed']).nullable(),
});
export type RunState = z.infer<typeof runStateSchema>;
