/** SMS: how it looks on the canvas and what its form asks. */
import { type KindDefinition, USUAL_PRIORITY } from '@kairos/engine';
import { closedTemplate, problemsOf, required } from '../../settings/findings';
import { messagePorts, NOT_SENT, NOT_SENT_FIELD } from '../../settings/not-sent';
import { MESSAGE_FIELDS } from '../../settings/schemas';
import { settingText, templateExcerpt } from '../../wording/phrases';
import { type SmsConfig, smsSchema } from './schema';

export const smsDefinition: KindDefinition<SmsConfig> = {
  id: 'sms',
  version: 1,
  category: 'reach',
  icon: 'sms',
  order: 2,
  schema: smsSchema,
  defaults: { text: '', topic: 'offers', ifNotSent: 'continue', purpose: 'marketing', priority: USUAL_PRIORITY },
  accepts: ['step'],
  manyInputs: true,
  outputs: ({ ifNotSent }) => messagePorts(ifNotSent),
  title: (config) => {
    const text = templateExcerpt(config.text);
    return text === '' ? { key: 'title.unset' } : { key: 'title.text', values: { text } };
  },
  summary: (config) => {
    const topic = settingText(config.topic);
    return topic === '' ? { key: 'summary.unset' } : { key: 'summary.topic', values: { topic } };
  },
  portLabel: (port) => (port === NOT_SENT ? { key: 'port.not-sent' } : undefined),
  form: [{ path: 'text', type: 'template', rich: false, channel: 'sms' }, ...MESSAGE_FIELDS, NOT_SENT_FIELD],
  check: (config, context) =>
    problemsOf(context, [
      required(config.text, 'text', 'text-missing'),
      required(config.topic, 'topic', 'topic-missing'),
      closedTemplate(config.text, 'text'),
    ]),
};
