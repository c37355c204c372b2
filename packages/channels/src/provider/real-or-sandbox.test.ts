import { describe, expect, it } from 'vitest';
import { realOrSandbox } from './real-or-sandbox';
import type { OutgoingMessage, Provider } from './transmit';

const provider = (providerId: string, honoursKeys = true): Provider => ({
  channel: 'sms',
  honoursKeys,
  longestHandOver: 1_000,
  transmit: async () => ({ type: 'accepted', providerId }),
  close: async () => {},
});

const message = (simulated: boolean): OutgoingMessage => ({
  ...{ id: 'm1', workspaceId: 'w1', journeyId: 'j1', topic: 'offers', recipient: '+31612345678' },
  ...{ words: { channel: 'sms', language: 'en', text: 'Hi' }, brand: 'Fresh', sentAt: 0, unsubscribeUrl: '' },
  simulated,
});

describe('a provider beside the sandbox', () => {
  it('takes what is meant in earnest, and never what a simulated workspace sends', async () => {
    const both = realOrSandbox(provider('real'), provider('sandbox'));
    expect(await both.transmit(message(false))).toMatchObject({ providerId: 'real' });
    expect(await both.transmit(message(true))).toMatchObject({ providerId: 'sandbox' });
  });

  it('must keep the same promise about keys', () => {
    expect(() => realOrSandbox(provider('real', false), provider('sandbox'))).toThrow('cannot stand in');
  });
});
