import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { contextFor } from '../../testing/step-context';
import { exitBehaviour } from './behaviour';
import { exitDefinition } from './definition';
import type { ExitConfig } from './schema';

const plain: ExitConfig = {
  reason: '',
  onEvent: { enabled: false, eventName: '', conditions: [] },
  onState: { enabled: false, conditions: [] },
};
const atStart = { startedAt: 0, lastMessage: null };
const onPurchase: ExitConfig = {
  reason: 'Bought already',
  onEvent: { enabled: true, eventName: 'purchase', conditions: [] },
  onState: { enabled: false, conditions: [] },
};
const isSold: ExitConfig['onState'] = {
  enabled: true,
  conditions: [{ path: 'house', comparison: 'is', value: 'sold' }],
};

describe('exit', () => {
  it('ends the run of who arrives, with the reason that was given', () => {
    expect(exitBehaviour.enter(contextFor(plain))).toEqual({
      type: 'end',
      outcome: 'exited',
      reason: { key: 'reason.left' },
    });
    expect(exitBehaviour.enter(contextFor(onPurchase))).toMatchObject({
      reason: { key: 'reason.given', values: { reason: 'Bought already' } },
    });
  });

  it('fetches the customer from anywhere when its event happens, for as long as the run lives', () => {
    expect(exitBehaviour.campaignListener?.(onPurchase, atStart)).toEqual({
      listeners: [{ eventName: 'purchase', about: 'event', conditions: [], purpose: 'exit' }],
      until: null,
      onHit: 'jump',
      countsAsGoal: false,
      creditsMessage: false,
      valueProperty: null,
    });
  });

  it('listens to everything that may make its condition true', () => {
    const listeners = exitBehaviour.campaignListener?.({ ...plain, onState: isSold }, atStart)?.listeners ?? [];
    expect(listeners.map(({ eventName, about }) => [eventName, about])).toEqual([
      ['identify', 'customer'],
      ['Customer Updated', 'customer'],
    ]);
  });

  it('asks for a condition when it should look at the customer', () => {
    const empty = { ...plain, onState: { enabled: true, conditions: [] } };
    expect(codesOf(exitDefinition, empty)).toEqual(['state-missing']);
    expect(codesOf(exitDefinition, { ...plain, onState: isSold })).toEqual([]);
  });

  it('listens to nothing unless asked to', () => {
    expect(exitBehaviour.campaignListener?.(plain, atStart)).toBeNull();
  });

  it('asks for the event only when it should listen', () => {
    const nameless = { ...onPurchase, onEvent: { ...onPurchase.onEvent, eventName: '' } };
    expect(codesOf(exitDefinition, nameless)).toEqual(['event-name-missing']);
    expect(codesOf(exitDefinition, plain)).toEqual([]);
    expect(codesOf(exitDefinition, onPurchase)).toEqual([]);
  });
});
