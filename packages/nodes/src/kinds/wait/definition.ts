/** Wait: how it looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase } from '@kairos/engine';
import { calendarPhrase, durationPhrase, settingText } from '../../wording/phrases';
import { WAIT_MODES, type WaitConfig, waitSchema } from './schema';

export const waitDefinition: KindDefinition<WaitConfig> = {
  id: 'wait',
  version: 1,
  category: 'time',
  icon: 'hourglass',
  order: 1,
  schema: waitSchema,
  defaults: {
    mode: 'elapsed',
    duration: { amount: 1, unit: 'days' },
    calendar: { amount: 1, unit: 'days' },
    at: null,
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: () => [{ id: 'next', type: 'step' }],
  title: ({ mode, duration, calendar }) => ({
    key: 'title.wait',
    values: { duration: mode === 'calendar' ? calendarPhrase(calendar) : durationPhrase(duration) },
  }),
  summary: ({ mode, at }): Phrase => {
    const isCalendar = mode === 'calendar';
    const time = settingText(at);
    if (time === '') return { key: isCalendar ? 'summary.calendar' : 'summary.elapsed' };
    return { key: isCalendar ? 'summary.calendar-at' : 'summary.elapsed-at', values: { time } };
  },
  form: [
    { path: 'mode', type: 'choice', options: [...WAIT_MODES] },
    { path: 'duration', type: 'duration', shownWhen: { path: 'mode', isOneOf: ['elapsed'] } },
    { path: 'calendar', type: 'calendar-duration', shownWhen: { path: 'mode', isOneOf: ['calendar'] } },
    { path: 'at', type: 'time-of-day', optional: true },
  ],
};
