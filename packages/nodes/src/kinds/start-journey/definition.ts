/** "Start another journey": how it looks on the canvas and what its form asks. */
import type { KindDefinition } from '@kairos/engine';
import { problemsOf, required } from '../../settings/findings';
import { settingText } from '../../wording/phrases';
import { type StartJourneyConfig, startJourneySchema } from './schema';

export const startJourneyDefinition: KindDefinition<StartJourneyConfig> = {
  id: 'start-journey',
  version: 1,
  category: 'act',
  icon: 'route',
  order: 5,
  schema: startJourneySchema,
  defaults: { journeyId: '' },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: () => ({ key: 'title.start' }),
  summary: (config) => ({ key: settingText(config.journeyId) === '' ? 'summary.unset' : 'summary.chosen' }),
  form: [{ path: 'journeyId', type: 'journey' }],
  check: (config, context) => problemsOf(context, [required(config.journeyId, 'journeyId', 'journey-missing')]),
};
