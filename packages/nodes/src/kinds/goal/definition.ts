/** Goal: how it looks on the canvas and what its form asks. */
import type { KindDefinition, PortDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { onlyIf } from '../../wording/conditions';
import { durationPhrase, readableName } from '../../wording/phrases';
import { COUNTED_FROM, type GoalConfig, goalSchema, WHEN_REACHED } from './schema';

export const goalDefinition: KindDefinition<GoalConfig> = {
  id: 'goal',
  version: 1,
  category: 'end',
  icon: 'flag',
  order: 1,
  schema: goalSchema,
  defaults: {
    eventName: '',
    conditions: [],
    within: { amount: 30, unit: 'days' },
    countedFrom: 'start',
    valueProperty: null,
    whenReached: 'end',
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: ({ whenReached }): PortDefinition[] =>
    whenReached === 'continue' ? ['reached', 'missed'].map((id) => ({ id, type: 'step' })) : [],
  title: (config) => {
    const event = readableName(config.eventName);
    return event === '' ? { key: 'title.unset' } : { key: 'title.event', values: { event } };
  },
  summary: ({ countedFrom, within, conditions }) => {
    const key = countedFrom === 'last-message' ? 'summary.after-message' : 'summary.within';
    return onlyIf({ key, values: { duration: durationPhrase(within) } }, conditions);
  },
  portLabel: (port) => (port === 'missed' ? { key: 'port.missed' } : { key: 'port.reached' }),
  form: [
    { path: 'eventName', type: 'event-name' },
    { path: 'conditions', type: 'condition-tree', subject: 'event', eventPath: 'eventName' },
    { path: 'within', type: 'duration' },
    { path: 'countedFrom', type: 'choice', options: [...COUNTED_FROM] },
    { path: 'valueProperty', type: 'event-property', eventPath: 'eventName', optional: true },
    { path: 'whenReached', type: 'choice', options: [...WHEN_REACHED] },
  ],
  // A goal needs no edge: it listens during the whole campaign, wherever the customer stands.
  check: (config, context) => problemsOf(context, [required(config.eventName, 'eventName', 'event-name-missing')]),
};
