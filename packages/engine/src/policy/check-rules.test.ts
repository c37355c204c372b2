import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from '../time/local';
import { checkSendingRules } from './check-rules';
import { type FrequencyCap, NO_SENDING_RULES, type QuietHours, type SendingRules } from './sending-rules';

const nights = { weekdays: [...WEEKDAYS], from: '22:00', to: '06:00' };
const quiet = (windows: QuietHours['schedule']['windows'], change: Partial<QuietHours> = {}): QuietHours => ({
  channels: ['email'],
  schedule: { windows, holidays: 'as-usual', holidayCalendar: 'nl' },
  whenQuiet: 'hold',
  ...change,
});
const cap = (change: Partial<FrequencyCap>): FrequencyCap => ({
  ...{ channels: ['email'], most: 3, withinHours: null, waitHours: 0 },
  ...change,
});
const rules = (change: Partial<SendingRules>): SendingRules => ({ ...NO_SENDING_RULES, ...change });
const weekend = [{ weekdays: ['saturday' as const, 'sunday' as const], from: '00:00', to: '00:00' }];

describe('sending rules', () => {
  it.each([
    ['none at all', rules({})],
    ['quiet nights', rules({ quietHours: [quiet([nights])] })],
    [
      'quiet holidays',
      rules({ quietHours: [quiet([], { schedule: { ...quiet([]).schedule, holidays: 'all-day' } })] }),
    ],
    ['a cap of a topic', rules({ caps: [cap({ topics: ['offers'], withinHours: 24, waitHours: 6 })] })],
    [
      'dropped weekends longer than the hold',
      rules({ quietHours: [quiet(weekend, { whenQuiet: 'skip' })], longestHoldHours: 24 }),
    ],
  ])('have no problem: %s', (_, given) => {
    expect(checkSendingRules(given)).toEqual([]);
  });

  it.each([
    [
      'hours of no channel',
      rules({ quietHours: [quiet([nights], { channels: [] })] }),
      'quietHours.0.channels',
      'no-channel',
    ],
    ['hours without any', rules({ quietHours: [quiet([])] }), 'quietHours.0.schedule.windows', 'no-window'],
    [
      'hours on no day',
      rules({ quietHours: [quiet([nights, { ...nights, weekdays: [] }])] }),
      'quietHours.0.schedule.windows.1.weekdays',
      'no-weekday',
    ],
    [
      'an unfinished time',
      rules({ quietHours: [quiet([{ ...nights, from: '' }])] }),
      'quietHours.0.schedule.windows.0.from',
      'no-time',
    ],
    [
      'hours without an end',
      rules({ quietHours: [quiet([{ ...nights, from: '00:00', to: '00:00' }])] }),
      'quietHours.0.schedule.windows',
      'always-quiet',
    ],
    [
      'hours that outlast the longest hold',
      rules({ quietHours: [quiet(weekend)], longestHoldHours: 47 }),
      'quietHours.0.schedule.windows',
      'quiet-outlasts-hold',
    ],
    ['a cap of no channel', rules({ caps: [cap({ channels: [] })] }), 'caps.0.channels', 'no-channel'],
    ['a cap of no topic', rules({ caps: [cap({ topics: [] })] }), 'caps.0.topics', 'no-topic'],
    ['a cap of nothing', rules({ caps: [cap({ most: 0 })] }), 'caps.0.most', 'out-of-range'],
    ['half an hour', rules({ caps: [cap({ withinHours: 0.5 })] }), 'caps.0.withinHours', 'out-of-range'],
    [
      'a wait that outlasts the longest hold',
      rules({ caps: [cap({ waitHours: 25 })], longestHoldHours: 24 }),
      'caps.0.waitHours',
      'wait-outlasts-hold',
    ],
    ['no release at all', rules({ releasePerSecond: 0 }), 'releasePerSecond', 'out-of-range'],
  ])('have a problem at its place: %s', (_, given, path, code) => {
    expect(checkSendingRules(given)).toEqual([{ path, code }]);
  });
});
