/** When and how often a customer is reached (14, 15, 17, 18): quiet hours, own hours, caps. All clocks are those of Amsterdam in winter. */
import { type FrequencyCap, NO_SENDING_RULES, type QuietHours, type SendingRules, WEEKDAYS } from '@kairos/engine';
import type { AcceptanceCase, Moment } from '../case';
import { campaign, instant, letter, wires } from './campaign';

const CHANNELS: QuietHours['channels'] = ['email', 'sms', 'push'];

/** "2026-03-02 05:30" in Amsterdam, in winter. */
function local(text: string): Moment {
  return instant(`${text.replace(' ', 'T')}+01:00`);
}

function quiet(
  hours: { from: string; to: string; weekdays?: QuietHours['schedule']['windows'][number]['weekdays'] },
  whenQuiet: QuietHours['whenQuiet'],
): SendingRules {
  const windows = [{ weekdays: [...WEEKDAYS], ...hours }];
  const schedule = { windows, holidays: 'as-usual', holidayCalendar: 'nl' } as const;
  return { ...NO_SENDING_RULES, quietHours: [{ channels: CHANNELS, schedule, whenQuiet }] };
}

function capped(cap: Partial<FrequencyCap>): SendingRules {
  const whole = { channels: CHANNELS, most: 1, withinHours: null, waitHours: 0, ...cap };
  return { ...NO_SENDING_RULES, caps: [whole] };
}

const once = () =>
  campaign()
    .node('letter', 'email', letter)
    .wire(...wires('start', 'letter'))
    .draw();

const twoLetters = () =>
  campaign()
    .node('letter', 'email', letter)
    .node('pause', 'wait', { duration: { amount: 2, unit: 'days' } })
    .node('second', 'email', letter)
    .wire(...wires('start', 'letter', 'pause', 'second'))
    .draw();

const untilPurchase = () =>
  campaign()
    .node('letter', 'email', letter)
    .node('pause', 'wait', { duration: { amount: 2, unit: 'days' } })
    .node('bought', 'goal', { eventName: 'purchase', conditions: [] })
    .wire(...wires('start', 'letter', 'pause'))
    .draw();

const week = { from: local('2026-03-02 00:00'), until: local('2026-03-09 00:00') };
const signsUp = (...moments: string[]) => moments.map((at) => ({ at: local(at), name: 'sign_up' }));
const nights = { from: '22:00', to: '06:00' };

const mondayNight = quiet({ from: '21:00', to: '09:00', weekdays: ['monday'] }, 'hold');

const quietHours: AcceptanceCase[] = [
  {
    ...week,
    number: 14,
    says: 'a message due at 03:00 on Monday is not touched by a rule for the night that begins on Monday',
    journey: once,
    rules: mondayNight,
    events: signsUp('2026-03-02 03:00'),
    expected: { messages: [[local('2026-03-02 03:00'), 'letter']], held: [] },
  },
  {
    ...week,
    number: 14,
    says: 'a message due at 22:00 on Monday is held until Tuesday at 09:00',
    journey: once,
    rules: mondayNight,
    events: signsUp('2026-03-02 22:00'),
    expected: {
      held: [[local('2026-03-02 22:00'), 'letter', local('2026-03-03 09:00'), 'quiet-hours']],
      fates: [['letter', 'sent']],
    },
  },
  {
    ...week,
    number: 15,
    says: 'a held message is tested again when the quiet hours end, and not sent once the goal is met',
    journey: untilPurchase,
    rules: quiet(nights, 'hold'),
    events: [...signsUp('2026-03-03 05:30'), { at: local('2026-03-03 05:45'), name: 'purchase' }],
    expected: {
      held: [[local('2026-03-03 05:30'), 'letter', local('2026-03-03 06:00'), 'quiet-hours']],
      fates: [['letter', 'run-ended']],
      outcomes: ['goal'],
    },
  },
  {
    ...week,
    number: 15,
    says: 'a held message leaves at the end of the quiet hours when nothing speaks against it',
    journey: untilPurchase,
    rules: quiet(nights, 'hold'),
    events: signsUp('2026-03-03 05:30'),
    expected: {
      held: [[local('2026-03-03 05:30'), 'letter', local('2026-03-03 06:00'), 'quiet-hours']],
      fates: [['letter', 'sent']],
    },
  },
  {
    ...week,
    number: 15,
    says: 'quiet hours that drop do not send, and the customer goes on',
    journey: untilPurchase,
    rules: quiet(nights, 'skip'),
    events: signsUp('2026-03-03 05:30'),
    expected: {
      skipped: [[local('2026-03-03 05:30'), 'letter', 'quiet-hours']],
      path: ['letter', 'pause'],
      fates: [['letter', 'quiet-hours']],
    },
  },
];

const caps: AcceptanceCase[] = [
  {
    ...week,
    number: 17,
    says: 'a cap per local day lets one go at 23:00 and the next at 00:05',
    journey: once,
    rules: capped({}),
    events: signsUp('2026-03-02 23:00', '2026-03-03 00:05'),
    expected: {
      messages: [
        [local('2026-03-02 23:00'), 'letter'],
        [local('2026-03-03 00:05'), 'letter'],
      ],
    },
  },
  {
    ...week,
    number: 17,
    says: 'a cap within 16 hours skips for good while the customer goes on, and has room right after them',
    journey: once,
    rules: capped({ withinHours: 16 }),
    events: signsUp('2026-03-02 10:00', '2026-03-02 20:00', '2026-03-03 02:00:01'),
    expected: {
      messages: [
        [local('2026-03-02 10:00'), 'letter'],
        [local('2026-03-03 02:00:01'), 'letter'],
      ],
      skipped: [[local('2026-03-02 20:00'), 'letter', 'frequency-cap']],
      outcomes: ['completed', 'completed', 'completed'],
    },
  },
  {
    ...week,
    number: 17,
    says: 'what a campaign has yet to send takes no place from a message of another one that leaves before it',
    journey: twoLetters,
    rules: capped({ withinHours: 24 }),
    events: signsUp('2026-03-02 09:00', '2026-03-03 10:00'),
    expected: {
      messages: [
        [local('2026-03-02 09:00'), 'letter'],
        [local('2026-03-03 10:00'), 'letter'],
        [local('2026-03-05 10:00'), 'second'],
      ],
      skipped: [[local('2026-03-04 09:00'), 'second', 'frequency-cap']],
    },
  },
  {
    ...week,
    number: 18,
    says: 'a capped message waits for room within its six hours',
    journey: once,
    rules: capped({ withinHours: 13, waitHours: 6 }),
    events: signsUp('2026-03-02 10:00', '2026-03-02 20:00'),
    expected: {
      held: [[local('2026-03-02 20:00'), 'letter', '2026-03-02T22:00:00.001Z', 'frequency-cap']],
      fates: [
        ['letter', 'sent'],
        ['letter', 'sent'],
      ],
    },
  },
  {
    ...week,
    number: 18,
    says: 'a capped message for which there is no room within its six hours is not sent',
    journey: once,
    rules: capped({ withinHours: 20, waitHours: 6 }),
    events: signsUp('2026-03-02 10:00', '2026-03-02 20:00'),
    expected: { skipped: [[local('2026-03-02 20:00'), 'letter', 'frequency-cap']] },
  },
  {
    ...week,
    number: 18,
    says: 'a service message neither uses a cap nor obeys it',
    journey: () =>
      campaign()
        .node('receipt', 'email', { ...letter, purpose: 'service' })
        .node('letter', 'email', letter)
        .node('again', 'email', { ...letter, purpose: 'service' })
        .wire(...wires('start', 'receipt', 'letter', 'again'))
        .draw(),
    rules: capped({}),
    events: signsUp('2026-03-02 10:00'),
    expected: {
      messages: ['receipt', 'letter', 'again'].map((nodeId) => [local('2026-03-02 10:00'), nodeId]),
      skipped: [],
    },
  },
];

const wishes: AcceptanceCase[] = [
  {
    ...week,
    number: 18,
    says: 'a topic that the customer does not want is not sent over that channel',
    journey: once,
    unwanted: [{ topic: 'offers', channel: 'email' }],
    events: signsUp('2026-03-02 10:00'),
    expected: { skipped: [[local('2026-03-02 10:00'), 'letter', 'unwanted-topic']], outcomes: ['completed'] },
  },
  {
    ...week,
    number: 15,
    says: 'a message waits for the hours in which the customer wants to hear from us',
    journey: once,
    ownHours: {
      windows: [{ weekdays: ['saturday'], from: '10:00', to: '12:00' }],
      holidays: 'as-usual',
      holidayCalendar: 'nl',
    },
    events: signsUp('2026-03-02 10:00'),
    expected: {
      held: [[local('2026-03-02 10:00'), 'letter', local('2026-03-07 10:00'), 'own-hours']],
      fates: [['letter', 'sent']],
    },
  },
];

export const SENDING: AcceptanceCase[] = [...quietHours, ...caps, ...wishes];
