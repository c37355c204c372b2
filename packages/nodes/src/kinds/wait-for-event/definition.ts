/** "Wait for something": how it looks on the canvas and what its form asks. */
import { conditionsOf, type KindDefinition, type Phrase, type PortDefinition } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import { conditionsPhrase } from '../../wording/conditions';
import { durationPhrase, nameAtStart } from '../../wording/phrases';
import { CHOOSE, type WaitForEventConfig, WHEN_TIME_IS_UP, waitForEventSchema } from './schema';
import { nameOfWay, waysOf } from './ways';

export const waitForEventDefinition: KindDefinition<WaitForEventConfig> = {
  id: 'wait-for-event',
  version: 2,
  category: 'time',
  icon: 'ear',
  order: 2,
  schema: waitForEventSchema,
  defaults: {
    events: [{ id: 'happened', name: '', eventName: '', conditions: [] }],
    states: [],
    choose: 'first',
    sameProperty: null,
    atMost: { amount: 7, unit: 'days' },
    whenTimeIsUp: 'own-way',
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: (config): PortDefinition[] => [
    ...waysOf(config).map(({ id }): PortDefinition => ({ id, type: 'step' })),
    ...(config.whenTimeIsUp === 'same-way' ? [] : [{ id: 'timeout', type: 'step' } as const]),
  ],
  title: (config): Phrase => {
    const names = waysOf(config).map(({ id }) => nameOfWay(config, id));
    const [event = '', ...others] = names.filter((name) => name !== '');
    if (event === '') return { key: 'title.unset' };
    return others.length === 0
      ? { key: 'title.event', values: { event } }
      : { key: 'title.events', values: { event, count: others.length } };
  },
  summary: (config) => ({
    key: config.choose === 'ranked' ? 'summary.ranked' : 'summary.at-most',
    values: { duration: durationPhrase(config.atMost) },
  }),
  portLabel: (port, config): Phrase => {
    if (port === 'timeout') return { key: 'port.timeout', values: { duration: durationPhrase(config.atMost) } };
    const event = nameAtStart(nameOfWay(config, port));
    if (event !== '') return { key: 'port.event', values: { event } };
    const way = waysOf(config).find(({ id }) => id === port);
    return conditionsPhrase(way?.conditions) ?? { key: 'port.happened' };
  },
  form: [
    { path: 'events', type: 'event-steps', inOrder: false, max: 8 },
    { path: 'states', type: 'branches' },
    { path: 'choose', type: 'choice', options: [...CHOOSE] },
    { path: 'sameProperty', type: 'text', optional: true },
    { path: 'atMost', type: 'duration' },
    { path: 'whenTimeIsUp', type: 'choice', options: [...WHEN_TIME_IS_UP] },
  ],
  check: (config, context) =>
    problemsOf(context, [
      ...config.events.map(({ eventName }, index) =>
        required(eventName, `events.${index}.eventName`, 'event-name-missing'),
      ),
      ...config.states.map((state, index) => emptyState(state, index)),
      waysOf(config).length === 0 && { code: 'nothing-to-wait-for', severity: 'error', field: 'events' },
    ]),
};

// A state without conditions holds for everyone at once, and nobody would wait.
function emptyState({ conditions }: WaitForEventConfig['states'][number], index: number): Finding | false {
  const isEmpty = conditionsOf(conditions).length === 0;
  return isEmpty && { code: 'state-missing', severity: 'error', field: `states.${index}.conditions` };
}
