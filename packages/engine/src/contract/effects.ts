/** What a step wants done outside of its run: recorded in the transaction of the step, and carried out once. */
import { z } from 'zod';
import type { Channel } from './acting';

/** Changes of attributes, in order. What is added to an attribute that holds no number counts from 0. */
export const attributeChangesSchema = z.array(
  z.discriminatedUnion('change', [
    z.object({
      attribute: z.string(),
      change: z.literal('set'),
      value: z.union([z.string(), z.number(), z.boolean()]),
    }),
    z.object({ attribute: z.string(), change: z.literal('add'), value: z.number() }),
    z.object({ attribute: z.string(), change: z.literal('clear') }),
  ]),
);
export type AttributeChange = z.infer<typeof attributeChangesSchema>[number];

/** What marketing is stopped for: everything, one channel, or one topic over every channel. */
export type SuppressionScope = { of: 'all' } | { of: 'channel'; channel: Channel } | { of: 'topic'; topic: string };

/**
 * A step asks for each type at most once per visit: type, run, node and visit name the effect.
 * An effect with an outcome (`task`, `webhook`) comes back as an event of the customer, which carries the step's key as its
 * property `step`; a step that waits for it listens for that.
 */
export type Effect =
  | { type: 'update-customer'; changes: AttributeChange[] }
  | {
      type: 'stop-marketing';
      scope: SuppressionScope;
      /** In the marketer's words. */
      reason: string;
      /** Last moment at which it holds, epoch ms UTC; null means until it is lifted. */
      endsAt: number | null;
      /** Names of the events that lift it. */
      liftedBy: string[];
    }
  | {
      type: 'task';
      title: string;
      instructions: string;
      /** Last moment at which it can be done, epoch ms UTC. */
      dueAt: number;
      outcomes: { id: string; name: string }[];
    }
  | {
      type: 'webhook';
      endpointId: string;
      /** What the receiver is told has happened; the `type` of the body. */
      eventType: string;
      sendsAttributes: boolean;
      /** Real milliseconds for which a call that fails is tried again. */
      patience: number;
    }
  | { type: 'start-journey'; journeyId: string };

export type EffectType = Effect['type'];

/** Property of an outcome's event that holds the key of the step that waits for it. */
export const STEP_PROPERTY = 'step';

/** Names of the events that tell of effects. */
export const EFFECT_EVENTS = {
  customerUpdated: 'Customer Updated',
  marketingStopped: 'Marketing Stopped',
  marketingAllowed: 'Marketing Allowed Again',
  taskDone: 'Task Done',
  webhookAccepted: 'Webhook Accepted',
  webhookFailed: 'Webhook Failed',
  journeyAskedFor: 'Journey Asked For',
} as const;
