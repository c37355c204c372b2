/** Exit: how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { asRecord, readableName, settingText } from '../../wording/phrases';
import { type ExitConfig, exitSchema } from './schema';

const whenEnabled = { path: 'onEvent.enabled', isOneOf: [true] };

export const exitDefinition: KindDefinition<ExitConfig> = {
  id: 'exit',
  version: 1,
  category: 'end',
  icon: 'exit',
  order: 2,
  schema: exitSchema,
  defaults: { reason: '', onEvent: { enabled: false, eventName: '', conditions: [] } },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [],
  title: (config) => {
    const { enabled, eventName } = asRecord(config.onEvent);
    const event = readableName(eventName);
    return enabled === true && event !== '' ? { key: 'title.event', values: { event } } : { key: 'title.exit' };
  },
  summary: (config) => {
    const reason = settingText(config.reason);
    if (reason !== '') return { key: 'summary.reason', values: { reason } };
    return { key: asRecord(config.onEvent).enabled === true ? 'summary.at-once' : 'summary.here' };
  },
  form: [
    { path: 'reason', type: 'text' },
    { path: 'onEvent.enabled', type: 'toggle' },
    { path: 'onEvent.eventName', type: 'event-name', shownWhen: whenEnabled },
    {
      path: 'onEvent.conditions',
      type: 'conditions',
      subject: 'event',
      eventPath: 'onEvent.eventName',
      shownWhen: whenEnabled,
    },
  ],
  check: (config, context) =>
    problemsOf(context, [
      config.onEvent.enabled && required(config.onEvent.eventName, 'onEvent.eventName', 'event-name-missing'),
    ]),
};
