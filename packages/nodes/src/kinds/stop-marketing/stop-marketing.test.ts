import { describe, expect, it } from 'vitest';
import { codesOf } from '../../testing/findings';
import { DAY } from '../../testing/observer';
import { contextFor } from '../../testing/step-context';
import { stopMarketingBehaviour } from './behaviour';
import { stopMarketingDefinition } from './definition';
import type { StopMarketingConfig } from './schema';

const everything: StopMarketingConfig = {
  scope: 'all',
  channel: 'email',
  topic: 'offers',
  reason: 'Five mailings without a response',
  lasts: null,
  liftedBy: ['purchase', 'reply'],
};

describe('stop marketing', () => {
  it('blocks everything until the event that lifts it, and goes on', () => {
    expect(stopMarketingBehaviour.enter(contextFor(everything, { now: DAY }))).toEqual({
      type: 'leave',
      port: 'next',
      effects: [
        {
          type: 'stop-marketing',
          scope: { of: 'all' },
          reason: everything.reason,
          endsAt: null,
          liftedBy: ['purchase', 'reply'],
        },
      ],
    });
  });

  it.each([
    [{ scope: 'channel', channel: 'sms' }, { scope: { of: 'channel', channel: 'sms' } }],
    [{ scope: 'topic' }, { scope: { of: 'topic', topic: 'offers' } }],
    [{ lasts: { amount: 30, unit: 'days' } }, { endsAt: 31 * DAY }],
    [{ liftedBy: [''] }, { liftedBy: [] }],
  ] satisfies [Partial<StopMarketingConfig>, object][])('does with %j what it says', (settings, expected) => {
    const decision = stopMarketingBehaviour.enter(contextFor({ ...everything, ...settings }, { now: DAY }));
    expect(decision).toMatchObject({ effects: [expected] });
  });

  it('says on its card what is stopped and until when', () => {
    const { title, summary } = stopMarketingDefinition;
    expect(title({ ...everything, scope: 'channel' })).toEqual({ key: 'title.email' });
    expect(title({ ...everything, scope: 'topic' })).toEqual({ key: 'title.topic', values: { topic: 'offers' } });
    expect(summary(everything)).toEqual({ key: 'summary.until', values: { event: 'purchase, reply' } });
    expect(summary({ ...everything, liftedBy: [] })).toEqual({ key: 'summary.for-good' });
  });

  it('cannot be published without a reason, or without the topic that it stops', () => {
    expect(codesOf(stopMarketingDefinition, { ...everything, reason: ' ' })).toEqual(['reason-missing']);
    expect(codesOf(stopMarketingDefinition, { ...everything, scope: 'topic', topic: '' })).toEqual(['topic-missing']);
    expect(codesOf(stopMarketingDefinition, everything)).toEqual([]);
  });
});
