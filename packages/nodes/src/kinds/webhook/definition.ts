/** Webhook: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { durationPhrase, settingText } from '../../wording/phrases';
import { type WebhookConfig, webhookSchema } from './schema';

export const webhookDefinition: KindDefinition<WebhookConfig> = {
  id: 'webhook',
  version: 1,
  category: 'act',
  icon: 'plug',
  order: 2,
  schema: webhookSchema,
  defaults: { endpointId: '', eventType: '', sendsAttributes: false, patience: { amount: 1, unit: 'hours' } },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [
    { id: 'success', type: 'step' },
    { id: 'failure', type: 'step' },
  ],
  title: (config) => {
    const event = settingText(config.eventType);
    return event === '' ? { key: 'title.unset' } : { key: 'title.event', values: { event } };
  },
  summary: (config) => ({ key: 'summary.patience', values: { duration: durationPhrase(config.patience) } }),
  portLabel: (port) => ({ key: port === 'failure' ? 'port.failure' : 'port.success' }),
  form: [
    { path: 'endpointId', type: 'endpoint' },
    { path: 'eventType', type: 'text' },
    { path: 'sendsAttributes', type: 'toggle' },
    { path: 'patience', type: 'duration' },
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.endpointId, 'endpointId', 'endpoint-missing'),
      required(config.eventType, 'eventType', 'event-type-missing'),
    ]),
};
