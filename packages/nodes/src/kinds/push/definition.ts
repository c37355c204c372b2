/** Push: how it looks on the canvas and what its form asks. */
import { type KindDefinition, USUAL_PRIORITY } from '@kairos/engine';
import { closedTemplate, problemsOf, required } from '../../settings/findings';
import { messagePorts, NOT_SENT, NOT_SENT_FIELD } from '../../settings/not-sent';
import { MESSAGE_FIELDS } from '../../settings/schemas';
import { settingText, templateExcerpt } from '../../wording/phrases';
import { type PushConfig, pushSchema } from './schema';

const TEMPLATES = ['title', 'text', 'link'] as const;

export const pushDefinition: KindDefinition<PushConfig> = {
  id: 'push',
  version: 1,
  category: 'reach',
  icon: 'bell',
  order: 3,
  schema: pushSchema,
  defaults: {
    title: '',
    text: '',
    link: '',
    topic: 'offers',
    ifNotSent: 'continue',
    purpose: 'marketing',
    priority: USUAL_PRIORITY,
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: ({ ifNotSent }) => messagePorts(ifNotSent),
  title: (config) => {
    const title = templateExcerpt(config.title);
    return title === '' ? { key: 'title.unset' } : { key: 'title.title', values: { title } };
  },
  summary: (config) => {
    const topic = settingText(config.topic);
    return topic === '' ? { key: 'summary.unset' } : { key: 'summary.topic', values: { topic } };
  },
  portLabel: (port) => (port === NOT_SENT ? { key: 'port.not-sent' } : undefined),
  form: [
    { path: 'title', type: 'template', rich: false, channel: 'push' },
    { path: 'text', type: 'template', rich: false, channel: 'push' },
    { path: 'link', type: 'text' },
    ...MESSAGE_FIELDS,
    NOT_SENT_FIELD,
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.title, 'title', 'title-missing'),
      required(config.text, 'text', 'text-missing'),
      required(config.topic, 'topic', 'topic-missing'),
      ...TEMPLATES.map((field) => closedTemplate(config[field], field)),
    ]),
};
