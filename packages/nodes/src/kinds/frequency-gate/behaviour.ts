/** Sends customers who got many messages lately another way. */
import { type ActingBehaviour, durationToMilliseconds } from '@kairos/engine';
import type { FrequencyGateConfig } from './schema';

export const frequencyGateBehaviour: ActingBehaviour<FrequencyGateConfig> = {
  looksBack: ({ period }) => durationToMilliseconds(period),

  enter({ config, now, sent }) {
    const since = now - durationToMilliseconds(config.period);
    const count = sent.filter(
      ({ at, channel, ofThisJourney }) =>
        at > since &&
        at <= now &&
        (ofThisJourney || config.countedOver === 'workspace') &&
        (config.channels.length === 0 || config.channels.includes(channel)),
    ).length;
    // Whoever goes on gets one more.
    const port = count < config.atMost ? 'under' : 'over';
    return { type: 'leave', port, reason: { key: `reason.${port}`, values: { count } } };
  },
};
