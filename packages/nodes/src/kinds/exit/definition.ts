/** Exit: how it looks on the canvas and what its form asks. */
import { conditionsOf, type KindDefinition, type Phrase } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { conditionsPhrase, eventPhrase } from '../../wording/conditions';
import { asRecord, settingText } from '../../wording/phrases';
import { type ExitConfig, exitSchema } from './schema';

const whenEnabled = { path: 'onEvent.enabled', isOneOf: [true] };
const whenStateEnabled = { path: 'onState.enabled', isOneOf: [true] };

export const exitDefinition: KindDefinition<ExitConfig> = {
  id: 'exit',
  version: 1,
  category: 'end',
  icon: 'exit',
  order: 2,
  schema: exitSchema,
  defaults: {
    reason: '',
    onEvent: { enabled: false, eventName: '', conditions: [] },
    onState: { enabled: false, conditions: [] },
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [],
  title: (config): Phrase => {
    const { enabled, eventName, conditions } = asRecord(config.onEvent);
    if (enabled === true && settingText(eventName) !== '') {
      return { key: 'title.event', values: { event: eventPhrase(eventName, conditions) } };
    }
    const state = asRecord(config.onState);
    const condition = state.enabled === true ? conditionsPhrase(state.conditions) : null;
    return condition === null ? { key: 'title.exit' } : { key: 'title.state', values: { condition } };
  },
  summary: (config) => {
    const reason = settingText(config.reason);
    if (reason !== '') return { key: 'summary.reason', values: { reason } };
    const isAtOnce = asRecord(config.onEvent).enabled === true || asRecord(config.onState).enabled === true;
    return { key: isAtOnce ? 'summary.at-once' : 'summary.here' };
  },
  form: [
    { path: 'reason', type: 'text' },
    { path: 'onEvent.enabled', type: 'toggle' },
    { path: 'onEvent.eventName', type: 'event-name', shownWhen: whenEnabled },
    {
      path: 'onEvent.conditions',
      type: 'condition-tree',
      subject: 'event',
      eventPath: 'onEvent.eventName',
      shownWhen: whenEnabled,
    },
    { path: 'onState.enabled', type: 'toggle' },
    { path: 'onState.conditions', type: 'condition-tree', subject: 'customer', shownWhen: whenStateEnabled },
  ],
  check: (config, context) =>
    problemsOf(context, [
      config.onEvent.enabled && required(config.onEvent.eventName, 'onEvent.eventName', 'event-name-missing'),
      config.onState.enabled &&
        conditionsOf(config.onState.conditions).length === 0 && {
          code: 'state-missing',
          severity: 'error',
          field: 'onState.conditions',
        },
    ]),
};
