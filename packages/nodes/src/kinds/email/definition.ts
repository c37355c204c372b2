/** E-mail: how it looks on the canvas and what its form asks. */
import { type KindDefinition, USUAL_PRIORITY } from '@kairos/engine';
import { closedTemplate, type Finding, problemsOf, required } from '../../settings/findings';
import { messagePorts, NOT_SENT, NOT_SENT_FIELD } from '../../settings/not-sent';
import { MESSAGE_FIELDS } from '../../settings/schemas';
import { settingText, templateExcerpt } from '../../wording/phrases';
import { type EmailConfig, emailSchema } from './schema';

const TEMPLATES = ['subject', 'preheader', 'body', 'buttonLabel', 'buttonLink'] as const;

export const emailDefinition: KindDefinition<EmailConfig> = {
  id: 'email',
  version: 1,
  category: 'reach',
  icon: 'mail',
  order: 1,
  schema: emailSchema,
  defaults: {
    subject: '',
    preheader: '',
    body: '',
    buttonLabel: '',
    buttonLink: '',
    topic: 'offers',
    ifNotSent: 'continue',
    purpose: 'marketing',
    priority: USUAL_PRIORITY,
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: ({ ifNotSent }) => messagePorts(ifNotSent),
  title: (config) => {
    const subject = templateExcerpt(config.subject);
    return subject === '' ? { key: 'title.unset' } : { key: 'title.subject', values: { subject } };
  },
  summary: (config) => {
    const topic = settingText(config.topic);
    return topic === '' ? { key: 'summary.unset' } : { key: 'summary.topic', values: { topic } };
  },
  portLabel: (port) => (port === NOT_SENT ? { key: 'port.not-sent' } : undefined),
  form: [
    { path: 'subject', type: 'template', rich: false, channel: 'email' },
    { path: 'preheader', type: 'template', rich: false, channel: 'email' },
    { path: 'body', type: 'template', rich: true, channel: 'email' },
    { path: 'buttonLabel', type: 'text' },
    { path: 'buttonLink', type: 'text' },
    ...MESSAGE_FIELDS,
    NOT_SENT_FIELD,
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.subject, 'subject', 'subject-missing'),
      required(config.body, 'body', 'body-missing'),
      required(config.topic, 'topic', 'topic-missing'),
      halfButton(config),
      ...TEMPLATES.map((field) => closedTemplate(config[field], field)),
    ]),
};

function halfButton(config: EmailConfig): Finding | false {
  const hasLabel = settingText(config.buttonLabel) !== '';
  const hasLink = settingText(config.buttonLink) !== '';
  if (hasLabel === hasLink) return false;
  return { code: 'button-incomplete', severity: 'error', field: hasLabel ? 'buttonLink' : 'buttonLabel' };
}
