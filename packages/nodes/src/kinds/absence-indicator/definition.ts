/** "Something did not happen": how the indicator looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { durationPhrase, readableName, settingNumber } from '../../wording/phrases';
import { type AbsenceIndicatorConfig, absenceIndicatorSchema } from './schema';

export const absenceIndicatorDefinition: KindDefinition<AbsenceIndicatorConfig> = {
  id: 'absence-indicator',
  version: 1,
  category: 'sense',
  icon: 'clock',
  order: 2,
  schema: absenceIndicatorSchema,
  defaults: {
    startEvent: '',
    startConditions: [],
    missingEvent: '',
    missingConditions: [],
    within: { amount: 30, unit: 'days' },
    points: 40,
  },
  accepts: [],
  manyInputs: false,
  outputs: () => [{ id: 'signal', type: 'signal' }],
  title: (config) => {
    const event = readableName(config.missingEvent);
    if (event === '') return { key: 'title.unset' };
    return { key: 'title.missing', values: { event, duration: durationPhrase(config.within) } };
  },
  summary: (config) => {
    const start = readableName(config.startEvent);
    if (start === '') return { key: 'summary.unset' };
    const key = config.startEvent === config.missingEvent ? 'summary.after-itself' : 'summary.after-other';
    return { key, values: { start } };
  },
  points: (config) => settingNumber(config.points) ?? 0,
  form: [
    { path: 'startEvent', type: 'event-name' },
    { path: 'startConditions', type: 'conditions', subject: 'event', eventPath: 'startEvent' },
    { path: 'missingEvent', type: 'event-name' },
    { path: 'missingConditions', type: 'conditions', subject: 'event', eventPath: 'missingEvent' },
    { path: 'within', type: 'duration' },
    { path: 'points', type: 'number', min: -1_000, max: 1_000, signed: true },
  ],
  check: (config, context) =>
    problemsOf(context, [
      required(config.startEvent, 'startEvent', 'event-name-missing'),
      required(config.missingEvent, 'missingEvent', 'event-name-missing'),
    ]),
};
