/** The compiled journey: what the router senses with and the cohort workflow executes. Plain JSON, canonical, stable. */
import { z } from 'zod';
import { COUNTINGS } from '../contract/readings';
import { experimentSchema } from '../experiments/experiment';
import { DURATION_UNITS } from '../time/duration';

const scoreRuleSchema = z.object({
  counting: z.enum(COUNTINGS).nullable(),
  mostPerDay: z.number().nullable(),
  mostInAll: z.number().nullable(),
  expiresAfter: z.object({ amount: z.number(), unit: z.enum(DURATION_UNITS) }).nullable(),
});

/** One sensing node; listed in topological order, so every input stands before its reader. */
export const sensingStepSchema = z.object({
  nodeId: z.string(),
  kind: z.string(),
  config: z.unknown(),
  /** Node ids that point here, in edge order. */
  inputs: z.array(z.string()),
  /** Points that this node carries into a score. */
  points: z.number(),
  /** How those points count, where the node says so itself. */
  rule: scoreRuleSchema.optional(),
});

/** One step of the campaign. `next` maps an output port to the node it leads to; a missing port ends the run. */
export const actingStepSchema = z.object({
  nodeId: z.string(),
  kind: z.string(),
  config: z.unknown(),
  next: z.record(z.string(), z.string()),
  /** Visits after which a run that comes again ends here; only on steps that lie on a loop. */
  visitLimit: z.number().optional(),
});

export const planSchema = z.object({
  planVersion: z.literal(1),
  sensing: z.array(sensingStepSchema),
  /** Triggers with the step that each starts. */
  triggers: z.array(z.object({ nodeId: z.string(), start: z.string().nullable() })),
  acting: z.record(z.string(), actingStepSchema),
  /** Nodes of `acting` that listen during the whole campaign, in document order. */
  campaignListeners: z.array(z.string()),
  /** Tests that its steps conduct; left out where there is none. */
  experiments: z.array(experimentSchema).optional(),
  /** sha-256 (hex) over the sensing half: versions that sense alike share their sensing state. */
  sensingHash: z.string(),
});

export type SensingStep = z.infer<typeof sensingStepSchema>;
export type ActingStep = z.infer<typeof actingStepSchema>;
export type Plan = z.infer<typeof planSchema>;
