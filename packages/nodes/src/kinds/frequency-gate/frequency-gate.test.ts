import type { SentMessage } from '@kairos/engine';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { frequencyGateBehaviour } from './behaviour';
import type { FrequencyGateConfig } from './schema';

const twoAWeek: FrequencyGateConfig = {
  atMost: 2,
  period: { amount: 7, unit: 'days' },
  countedOver: 'workspace',
  channels: [],
};
const message = (day: number, more: Partial<SentMessage> = {}): SentMessage => ({
  at: day * DAY,
  channel: 'email',
  ofThisJourney: false,
  ...more,
});

function portOf(sent: SentMessage[], config = twoAWeek) {
  const decision = frequencyGateBehaviour.enter(contextFor(config, { now: 10 * DAY, sent }));
  return decision.type === 'leave' ? decision.port : null;
}

describe('frequency gate', () => {
  it('lets pass who may have one more, and sends the others another way', () => {
    expect(portOf([])).toBe('under');
    expect(portOf([message(9)])).toBe('under');
    expect(portOf([message(8), message(9)])).toBe('over');
  });

  it('forgets a message as soon as the period has passed', () => {
    expect(portOf([message(3), message(9)])).toBe('under');
    expect(portOf([message(3.001), message(9)])).toBe('over');
  });

  it('counts this journey only, or some channels only, when it is set so', () => {
    const mixed = [message(8, { channel: 'sms' }), message(9, { ofThisJourney: true })];
    expect(portOf(mixed, { ...twoAWeek, countedOver: 'journey' })).toBe('under');
    expect(portOf(mixed, { ...twoAWeek, channels: ['sms'] })).toBe('under');
    expect(portOf(mixed, { ...twoAWeek, channels: ['sms'], atMost: 1 })).toBe('over');
  });

  it('looks no further back than its period', () => {
    expect(frequencyGateBehaviour.looksBack?.(twoAWeek)).toBe(7 * DAY);
  });
});
