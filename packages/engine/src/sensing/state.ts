/** The sensing state of one customer in one journey: one entry per sensing node, plain JSON. */
import { z } from 'zod';
import type { EntryRefusal } from '../contract/sensing';
import type { ExplanationLine } from '../run/journal';

const scoreCurveSchema = z.object({
  since: z.number(),
  decaying: z.number(),
  steady: z.number(),
  halfLifeMilliseconds: z.number().nullable(),
  atLeast: z.number().nullable(),
  atMost: z.number().nullable(),
  get parts() {
    return z.array(scoreCurveSchema).optional();
  },
});

/** Starts that are remembered per trigger, to compare with what a late event makes of them. */
export const MOST_STARTS = 50;

export const readingSchema = z.object({
  active: z.boolean(),
  unknown: z.literal(true).optional(),
  value: z.number(),
  fired: z.number(),
  curve: scoreCurveSchema.optional(),
});

export const sensingStateSchema = z.object({
  /** Latest moment that was processed, epoch ms UTC. */
  at: z.number(),
  nodes: z.record(z.string(), z.object({ state: z.unknown(), reading: readingSchema })),
  /** By trigger, the newest campaigns that it started: their moments and what they are about, oldest first. */
  starts: z.record(z.string(), z.array(z.tuple([z.number(), z.string().nullable()]))).optional(),
});
export type SensingState = z.infer<typeof sensingStateSchema>;

/** A reading that changed: what turned true or false, or fired, and at which moment. */
export interface SensingTransition {
  nodeId: string;
  at: number;
  active: boolean;
  value: number;
  fired: number;
  /** Event that caused it; null when time did. */
  eventId: string | null;
  /** Why a trigger that came true started nothing; left out where it started or was not asked. */
  refusal?: EntryRefusal;
  /** Of a trigger that came true silently: what it would have started for, where that is told apart. */
  keys?: readonly string[];
}

/** A trigger that admitted this customer. */
export interface TriggerFiring {
  triggerId: string;
  at: number;
  eventId: string | null;
  /** What the campaign is about, where the indicator tells firings apart: the invoice, the cart. */
  key: string | null;
  /** What led to it, as it stood at that moment. */
  explanation: ExplanationLine[];
}
