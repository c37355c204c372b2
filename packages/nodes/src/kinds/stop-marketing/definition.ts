/** "Stop marketing": how it looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { durationPhrase, readableName, settingText } from '../../wording/phrases';
import { type StopMarketingConfig, stopMarketingSchema } from './schema';

export const stopMarketingDefinition: KindDefinition<StopMarketingConfig> = {
  id: 'stop-marketing',
  version: 1,
  category: 'act',
  icon: 'stop',
  order: 4,
  schema: stopMarketingSchema,
  defaults: { scope: 'all', channel: 'email', topic: '', reason: '', lasts: null, liftedBy: [] },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title,
  summary,
  form: [
    { path: 'scope', type: 'choice', options: ['all', 'channel', 'topic'] },
    {
      path: 'channel',
      type: 'choice',
      options: ['email', 'sms', 'push'],
      shownWhen: { path: 'scope', isOneOf: ['channel'] },
    },
    { path: 'topic', type: 'topic', shownWhen: { path: 'scope', isOneOf: ['topic'] } },
    { path: 'reason', type: 'text' },
    { path: 'lasts', type: 'duration', optional: true },
    { path: 'liftedBy', type: 'list', of: 'event-name', max: 20 },
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.reason, 'reason', 'reason-missing'),
      config.scope === 'topic' && required(config.topic, 'topic', 'topic-missing'),
    ]),
};

function summary({ lasts, liftedBy }: StopMarketingConfig): Phrase {
  const event = (Array.isArray(liftedBy) ? liftedBy : []).map(readableName).join(', ');
  const duration = lasts && durationPhrase(lasts);
  if (duration && event !== '') return { key: 'summary.for-or-until', values: { duration, event } };
  if (duration) return { key: 'summary.for', values: { duration } };
  return event === '' ? { key: 'summary.for-good' } : { key: 'summary.until', values: { event } };
}

function title({ scope, channel, topic }: StopMarketingConfig): Phrase {
  if (scope === 'channel' && (channel === 'email' || channel === 'sms' || channel === 'push'))
    return { key: `title.${channel}` };
  const name = settingText(topic);
  if (scope === 'topic' && name !== '') return { key: 'title.topic', values: { topic: name } };
  return { key: 'title.all' };
}
