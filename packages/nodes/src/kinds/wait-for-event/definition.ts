/** "Wait for something": how it looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { durationPhrase, nameAtStart, readableName } from '../../wording/phrases';
import { type WaitForEventConfig, waitForEventSchema } from './schema';

export const waitForEventDefinition: KindDefinition<WaitForEventConfig> = {
  id: 'wait-for-event',
  version: 1,
  category: 'time',
  icon: 'ear',
  order: 2,
  schema: waitForEventSchema,
  defaults: { eventName: '', conditions: [], atMost: { amount: 7, unit: 'days' } },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [
    { id: 'happened', type: 'step' },
    { id: 'timeout', type: 'step' },
  ],
  title: (config) => {
    const event = readableName(config.eventName);
    return event === '' ? { key: 'title.unset' } : { key: 'title.event', values: { event } };
  },
  summary: (config) => ({ key: 'summary.at-most', values: { duration: durationPhrase(config.atMost) } }),
  portLabel: (port, config): Phrase => {
    if (port === 'timeout') return { key: 'port.timeout', values: { duration: durationPhrase(config.atMost) } };
    const event = nameAtStart(config.eventName);
    return event === '' ? { key: 'port.happened' } : { key: 'port.event', values: { event } };
  },
  form: [
    { path: 'eventName', type: 'event-name' },
    { path: 'conditions', type: 'conditions', subject: 'event', eventPath: 'eventName' },
    { path: 'atMost', type: 'duration' },
  ],
  check: (config, context) => problemsOf(context, [required(config.eventName, 'eventName', 'event-name-missing')]),
};
