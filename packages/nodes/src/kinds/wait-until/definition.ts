/** "Wait until": how it looks on the canvas and what its form asks. */
import type { KindDefinition, Phrase, PortDefinition } from '@kairos/engine';
import { type Finding, problemsOf, required } from '../../settings/findings';
import {
  asRecord,
  calendarPhrase,
  nameAtStart,
  readableName,
  settingNumber,
  settingRows,
  settingText,
} from '../../wording/phrases';
import { OFFICE_HOURS, WAITS_FOR, type WaitUntilConfig, WHEN_PAST, waitUntilSchema } from './schema';

const forDate = { path: 'until', isOneOf: ['date'] };

export const waitUntilDefinition: KindDefinition<WaitUntilConfig> = {
  id: 'wait-until',
  version: 1,
  category: 'time',
  icon: 'calendar',
  order: 3,
  schema: waitUntilSchema,
  defaults: {
    until: 'date',
    attribute: '',
    offset: { amount: 0, unit: 'days', direction: 'before' },
    at: '09:00',
    whenPast: 'continue',
    window: OFFICE_HOURS,
  },
  accepts: ['step'],
  manyInputs: true,
  outputs: ({ until, whenPast }): PortDefinition[] => [
    { id: 'next', type: 'step' },
    ...(until === 'date' && whenPast === 'branch' ? [{ id: 'past', type: 'step' } as const] : []),
  ],
  title: ({ until, attribute, offset }): Phrase => {
    if (until === 'window') return { key: 'title.window' };
    const name = readableName(attribute);
    if (name === '') return { key: 'title.unset' };
    const amount = settingNumber(asRecord(offset).amount) ?? 0;
    if (amount === 0) return { key: 'title.date', values: { attribute: name } };
    const key = asRecord(offset).direction === 'after' ? 'title.after' : 'title.before';
    return { key, values: { attribute: name, offset: calendarPhrase(offset) } };
  },
  summary: ({ until, at, window }): Phrase => {
    if (until === 'date') return { key: 'summary.date', values: { time: settingText(at) } };
    const hours = settingRows(asRecord(window).windows).map(
      ({ from, to }) => `${settingText(from)}–${settingText(to)}`,
    );
    return hours.length === 0
      ? { key: 'summary.closed' }
      : { key: 'summary.window', values: { hours: hours.join(', ') } };
  },
  portLabel: (port, { attribute }): Phrase | undefined => {
    if (port !== 'past') return undefined;
    const name = nameAtStart(attribute);
    return name === '' ? { key: 'port.past' } : { key: 'port.date-past', values: { attribute: name } };
  },
  form: [
    { path: 'until', type: 'choice', options: [...WAITS_FOR] },
    { path: 'attribute', type: 'attribute', holds: 'date', shownWhen: forDate },
    { path: 'offset', type: 'date-offset', shownWhen: forDate },
    { path: 'at', type: 'time-of-day', shownWhen: forDate },
    { path: 'whenPast', type: 'choice', options: [...WHEN_PAST], shownWhen: forDate },
    { path: 'window', type: 'schedule', shownWhen: { path: 'until', isOneOf: ['window'] } },
  ],
  check: (config, context) =>
    problemsOf(context, [
      config.until === 'date' && required(config.attribute, 'attribute', 'attribute-missing'),
      config.until === 'window' && neverOpen(config),
    ]),
};

function neverOpen({ window }: WaitUntilConfig): Finding | false {
  const opens = window.holidays === 'all-day' || window.windows.some(({ weekdays }) => weekdays.length > 0);
  return !opens && { code: 'window-never', severity: 'error', field: 'window' };
}
