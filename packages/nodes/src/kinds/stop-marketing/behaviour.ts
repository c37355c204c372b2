/** Blocks marketing for the customer and goes on at once; nothing about it can fail. */
import { type ActingBehaviour, durationToMilliseconds, type SuppressionScope } from '@kairos/engine';
import type { StopMarketingConfig } from './schema';

export const stopMarketingBehaviour: ActingBehaviour<StopMarketingConfig> = {
  enter: ({ config, now }) => ({
    type: 'leave',
    port: 'next',
    effects: [
      {
        type: 'stop-marketing',
        scope: scopeOf(config),
        reason: config.reason,
        endsAt: config.lasts === null ? null : now + durationToMilliseconds(config.lasts),
        liftedBy: config.liftedBy.filter((name) => name !== ''),
      },
    ],
  }),
};

function scopeOf({ scope, channel, topic }: StopMarketingConfig): SuppressionScope {
  switch (scope) {
    case 'all':
      return { of: 'all' };
    case 'channel':
      return { of: 'channel', channel };
    case 'topic':
      return { of: 'topic', topic };
  }
}
