/** SMS: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { closedTemplate, problemsOf, required } from '../../settings/findings';
import { settingText, templateExcerpt } from '../../wording/phrases';
import { type SmsConfig, smsSchema } from './schema';

export const smsDefinition: KindDefinition<SmsConfig> = {
  id: 'sms',
  version: 1,
  category: 'reach',
  icon: 'sms',
  order: 2,
  schema: smsSchema,
  defaults: { text: '', topic: 'offers' },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: (config) => {
    const text = templateExcerpt(config.text);
    return text === '' ? { key: 'title.unset' } : { key: 'title.text', values: { text } };
  },
  summary: (config) => {
    const topic = settingText(config.topic);
    return topic === '' ? { key: 'summary.unset' } : { key: 'summary.topic', values: { topic } };
  },
  form: [
    { path: 'text', type: 'template', rich: false, channel: 'sms' },
    { path: 'topic', type: 'topic' },
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.text, 'text', 'text-missing'),
      required(config.topic, 'topic', 'topic-missing'),
      closedTemplate(config.text, 'text'),
    ]),
};
