import { EFFECT_EVENTS } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { webhookBehaviour } from './behaviour';
import { webhookDefinition } from './definition';
import type { WebhookConfig } from './schema';

const tellTheDesk: WebhookConfig = {
  endpointId: 'desk',
  eventType: 'customer.at-risk',
  sendsAttributes: true,
  patience: { amount: 2, unit: 'hours' },
};

const outcome = (name: string, purpose: string) =>
  webhookBehaviour.resume?.(contextFor(tellTheDesk), { type: 'event', event: { id: 'e', name, at: 1 }, purpose });

describe('webhook', () => {
  it('asks for one call and waits for the outcome of this very step', () => {
    const decision = webhookBehaviour.enter(contextFor(tellTheDesk, { stepKey: 'run-7/desk/2' }));
    expect(decision).toMatchObject({
      type: 'stay',
      until: null,
      effects: [
        {
          type: 'webhook',
          endpointId: 'desk',
          eventType: 'customer.at-risk',
          sendsAttributes: true,
          patience: 7_200_000,
        },
      ],
    });
    const conditions = [{ path: 'step', comparison: 'is', value: 'run-7/desk/2' }];
    expect(decision.type === 'stay' && decision.listen).toEqual([
      { eventName: EFFECT_EVENTS.webhookAccepted, about: 'event', conditions, purpose: 'success' },
      { eventName: EFFECT_EVENTS.webhookFailed, about: 'event', conditions, purpose: 'failure' },
    ]);
  });

  it('leaves by what came of it', () => {
    expect(outcome(EFFECT_EVENTS.webhookAccepted, 'success')).toMatchObject({ type: 'leave', port: 'success' });
    expect(outcome(EFFECT_EVENTS.webhookFailed, 'failure')).toMatchObject({ type: 'leave', port: 'failure' });
  });

  it('cannot be published without an endpoint and a type', () => {
    const empty = { ...tellTheDesk, endpointId: '', eventType: ' ' };
    expect(codesOf(webhookDefinition, empty)).toEqual(['endpoint-missing', 'event-type-missing']);
    expect(codesOf(webhookDefinition, tellTheDesk)).toEqual([]);
  });
});
