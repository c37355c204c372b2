import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../contract/acting';
import { WEEKDAYS } from '../time/local';
import { PACES } from './customer-wishes';
import { fillingAt } from './frequency-cap';
import { findSendMoment, type MomentFacts } from './send-moment';
import {
  type CountedMessage,
  type FrequencyCap,
  type QuietHours,
  type SendingRules,
  sendingRulesSchema,
} from './sending-rules';

const HOUR = 3_600_000;
const ZONE = 'Europe/Amsterdam';
/** A moment in winter by the clock of Amsterdam, with seconds when needed. */
const local = (text: string) => Date.parse(`${text}+01:00`);
const shown = (at: number) => new Date(at + HOUR).toISOString().slice(0, 19).replace('T', ' ').replace(/:00$/, '');

const CHANNELS: Channel[] = ['email', 'sms', 'push'];
const everyDay = (from: string, to: string) => ({
  windows: [{ weekdays: [...WEEKDAYS], from, to }],
  holidays: 'as-usual' as const,
  holidayCalendar: 'nl' as const,
});
const quiet = (from: string, to: string, whenQuiet: QuietHours['whenQuiet'] = 'hold'): QuietHours => ({
  channels: CHANNELS,
  schedule: everyDay(from, to),
  whenQuiet,
});
const cap = (change: Partial<FrequencyCap>): FrequencyCap => ({
  channels: CHANNELS,
  most: 1,
  withinHours: null,
  waitHours: 0,
  ...change,
});
const rules = (change: Partial<SendingRules>): SendingRules => ({ ...sendingRulesSchema.parse({}), ...change });
const sent = (text: string, change: Partial<CountedMessage> = {}): CountedMessage => ({
  id: text,
  channel: 'email',
  topic: 'offers',
  at: local(text),
  priority: 50,
  isWaiting: false,
  ...change,
});

function facts(due: string, change: Partial<MomentFacts>): MomentFacts {
  const nothing = {
    channel: 'email',
    topic: 'offers',
    timeZone: ZONE,
    rules: rules({}),
    ownHours: null,
    ownPace: null,
    counted: [],
    priority: 50,
    waited: 0,
  } as const;
  return { ...nothing, plannedAt: local(due), ...change };
}

/** "sent at once", "held until … because …" or "not sent because …". */
function told(due: string, change: Partial<MomentFacts>): string {
  const moment = findSendMoment(facts(due, change), local(due));
  if (moment.type === 'never') return `not sent: ${moment.reason}`;
  return moment.heldBy === null ? 'sent at once' : `held until ${shown(moment.at)}: ${moment.heldBy}`;
}

describe('quiet hours', () => {
  const mondays: QuietHours = {
    channels: CHANNELS,
    schedule: { ...everyDay('21:00', '09:00'), windows: [{ weekdays: ['monday'], from: '21:00', to: '09:00' }] },
    whenQuiet: 'hold',
  };

  it.each([
    ['2026-03-02T03:00', 'sent at once'],
    ['2026-03-02T22:00', 'held until 2026-03-03 09:00: quiet-hours'],
    ['2026-03-03T08:59', 'held until 2026-03-03 09:00: quiet-hours'],
    ['2026-03-03T09:00', 'sent at once'],
  ])('that begin on Monday at 21:00 and end at 09:00: due %s is %s', (due, expected) => {
    expect(told(due, { rules: rules({ quietHours: [mondays] }) })).toBe(expected);
  });

  it('that do not hold mean that the message is not sent', () => {
    const dropping = rules({ quietHours: [quiet('22:00', '06:00', 'skip')] });
    expect(told('2026-03-02T05:30', { rules: dropping })).toBe('not sent: quiet-hours');
  });

  it('concern the channels that they name', () => {
    const texts = rules({ quietHours: [{ ...quiet('22:00', '06:00'), channels: ['sms'] }] });
    expect(told('2026-03-02T05:30', { rules: texts })).toBe('sent at once');
  });

  it('are those of the place where the customer is', () => {
    const nights = rules({ quietHours: [quiet('22:00', '06:00')] });
    expect(told('2026-03-02T15:00', { rules: nights, timeZone: 'Asia/Tokyo' })).toBe(
      'held until 2026-03-02 22:00: quiet-hours',
    );
  });

  it('hold no message for longer than allowed', () => {
    const always = rules({ quietHours: [quiet('00:00', '00:00')] });
    expect(told('2026-03-02T15:00', { rules: always })).toBe('not sent: quiet-hours');
    const short = rules({ quietHours: [quiet('22:00', '06:00')], longestHoldHours: 2 });
    expect(told('2026-03-02T22:00', { rules: short })).toBe('not sent: held-too-long');
    const after = (waited: number) => findSendMoment(facts('2026-03-02T08:00', { waited }), local('2026-03-02T08:00'));
    expect(after(168 * HOUR)).toMatchObject({ type: 'at' });
    expect(after(168 * HOUR + 1)).toEqual({ type: 'never', reason: 'held-too-long' });
  });
});

describe('a customer’s own hours', () => {
  it('are waited for', () => {
    expect(told('2026-03-02T08:00', { ownHours: everyDay('18:00', '21:00') })).toBe(
      'held until 2026-03-02 18:00: own-hours',
    );
  });

  it('that lie within quiet hours leave no moment', () => {
    const change = { ownHours: everyDay('23:00', '23:30'), rules: rules({ quietHours: [quiet('22:00', '06:00')] }) };
    expect(told('2026-03-02T08:00', change)).toBe('not sent: held-too-long');
  });
});

describe('a cap', () => {
  it.each([
    ['per local day starts anew at midnight', cap({}), '2026-03-02T23:00', '2026-03-03T00:05', 'sent at once'],
    [
      'per local day is full on the same day',
      cap({}),
      '2026-03-02T09:00',
      '2026-03-02T23:59',
      'not sent: frequency-cap',
    ],
    [
      'of 16 hours is full after 10 hours',
      cap({ withinHours: 16 }),
      '2026-03-02T10:00',
      '2026-03-02T20:00',
      'not sent: frequency-cap',
    ],
    [
      'of 16 hours is full after 16 hours sharp',
      cap({ withinHours: 16 }),
      '2026-03-02T10:00',
      '2026-03-03T02:00',
      'not sent: frequency-cap',
    ],
    [
      'of 16 hours has room right after',
      cap({ withinHours: 16 }),
      '2026-03-02T10:00',
      '2026-03-03T02:00:01',
      'sent at once',
    ],
    [
      'with time to wait holds the message',
      cap({ withinHours: 13, waitHours: 6 }),
      '2026-03-02T10:00',
      '2026-03-02T20:00',
      'held until 2026-03-02 23:00: frequency-cap',
    ],
    [
      'with too little time to wait does not',
      cap({ withinHours: 20, waitHours: 6 }),
      '2026-03-02T10:00',
      '2026-03-02T20:00',
      'not sent: frequency-cap',
    ],
  ])('%s', (_, limit, before, due, expected) => {
    expect(told(due, { rules: rules({ caps: [limit] }), counted: [sent(before)] })).toBe(expected);
  });

  it('counts the messages of its channels together, and no others', () => {
    const texts = rules({ caps: [cap({ channels: ['sms', 'push'] })] });
    const push = sent('2026-03-02T09:00', { channel: 'push' });
    expect(told('2026-03-02T12:00', { rules: texts, counted: [push], channel: 'sms' })).toBe('not sent: frequency-cap');
    expect(told('2026-03-02T12:00', { rules: texts, counted: [push], channel: 'email' })).toBe('sent at once');
  });

  it('of some topics counts and holds only those', () => {
    const offers = rules({ caps: [cap({ topics: ['offers'] })] });
    const before = [sent('2026-03-02T09:00')];
    expect(told('2026-03-02T12:00', { rules: offers, counted: before })).toBe('not sent: frequency-cap');
    expect(told('2026-03-02T12:00', { rules: offers, counted: before, topic: 'news' })).toBe('sent at once');
    const news = [sent('2026-03-02T09:00', { topic: 'news' })];
    expect(told('2026-03-02T12:00', { rules: offers, counted: news })).toBe('sent at once');
  });

  it('leaves room for what waits for its hour', () => {
    const held = sent('2026-03-03T06:00', { isWaiting: true });
    const limit = rules({ caps: [cap({ withinHours: 16 })] });
    expect(told('2026-03-02T20:00', { rules: limit, counted: [held] })).toBe('not sent: frequency-cap');
  });

  it('is asked for the moment at which the message would leave, not for the one at which it was due', () => {
    const both = rules({ caps: [cap({})], quietHours: [quiet('22:00', '06:00')] });
    expect(told('2026-03-02T22:30', { rules: both, counted: [sent('2026-03-02T09:00')] })).toBe(
      'held until 2026-03-03 06:00: quiet-hours',
    );
  });
});

describe('a customer’s own pace', () => {
  const counted = [sent('2026-03-02T09:00', { channel: 'sms' })];

  it.each([
    ['daily', PACES.daily, '2026-03-02T23:59', 'not sent: own-pace'],
    ['daily, the next day', PACES.daily, '2026-03-03T00:05', 'sent at once'],
    ['weekly', PACES.weekly, '2026-03-09T09:00', 'not sent: own-pace'],
    ['weekly, a week later', PACES.weekly, '2026-03-09T09:00:01', 'sent at once'],
    ['any', null, '2026-03-02T09:01', 'sent at once'],
  ])('%s counts messages over all channels', (_, ownPace, due, expected) => {
    expect(told(due, { counted, ownPace })).toBe(expected);
  });

  it('holds beside the caps of the workspace, whichever is stricter', () => {
    const loose = rules({ caps: [cap({ most: 5 })] });
    expect(told('2026-03-02T12:00', { counted, rules: loose, ownPace: PACES.daily })).toBe('not sent: own-pace');
  });
});

describe('the last place under a cap', () => {
  const limit = rules({ caps: [cap({})] });
  const waiting = sent('2026-03-02T12:00', { priority: 20, isWaiting: true });
  const due = '2026-03-02T12:00';

  it('goes to the more important of two messages that are due together', () => {
    expect(findSendMoment(facts(due, { rules: limit, counted: [waiting], priority: 80 }), local(due))).toMatchObject({
      type: 'at',
      displaces: [waiting.id],
      takesLastPlace: true,
    });
  });

  it.each([
    ['is no more important', waiting, 20],
    ['comes when the other is being handed over', { ...waiting, isWaiting: false }, 80],
    ['comes when the other was due before', { ...waiting, at: local(due) - 1 }, 80],
  ])('stays with the first when the second %s', (_, other, priority) => {
    expect(told(due, { rules: limit, counted: [other], priority })).toBe('not sent: frequency-cap');
  });

  it('is not the last while there are others', () => {
    const two = rules({ caps: [cap({ most: 2 })] });
    expect(findSendMoment(facts(due, { rules: two }), local(due))).toMatchObject({ takesLastPlace: false });
    expect(findSendMoment(facts(due, { rules: two, counted: [waiting] }), local(due))).toMatchObject({
      takesLastPlace: true,
      displaces: [],
    });
  });
});

describe('whatever the rules', () => {
  const hours = fc.constantFrom('00:00', '06:00', '09:00', '21:00', '23:00');
  const schedule = fc.record({
    windows: fc.array(fc.record({ weekdays: fc.subarray([...WEEKDAYS]), from: hours, to: hours }), { maxLength: 2 }),
    holidays: fc.constantFrom('as-usual' as const, 'all-day' as const),
    holidayCalendar: fc.constant('nl' as const),
  });
  const channels = fc.subarray(CHANNELS, { minLength: 1 });
  const anyRules: fc.Arbitrary<SendingRules> = fc.record({
    quietHours: fc.array(
      fc.record({ channels, schedule, whenQuiet: fc.constantFrom('hold' as const, 'skip' as const) }),
      { maxLength: 2 },
    ),
    caps: fc.array(
      fc.record({
        channels,
        most: fc.integer({ min: 1, max: 3 }),
        withinHours: fc.option(fc.integer({ min: 1, max: 72 })),
        waitHours: fc.integer({ min: 0, max: 48 }),
      }),
      { maxLength: 2 },
    ),
    longestHoldHours: fc.integer({ min: 1, max: 200 }),
    releasePerSecond: fc.constant(500),
  });
  const start = local('2026-12-20T00:00');
  const due = fc.array(fc.record({ channel: fc.constantFrom(...CHANNELS), hours: fc.integer({ min: 0, max: 300 }) }), {
    maxLength: 12,
  });

  it('no cap is ever exceeded, and a message leaves late enough for the hours and not too late', () => {
    fc.assert(
      fc.property(anyRules, due, (given, wanted) => {
        const counted: CountedMessage[] = [];
        for (const [index, { channel, hours: offset }] of wanted.sort((a, b) => a.hours - b.hours).entries()) {
          const plannedAt = start + offset * HOUR;
          const asked = { ...facts('2026-12-20T00:00', { rules: given, counted, channel }), plannedAt };
          const moment = findSendMoment(asked, plannedAt);
          if (moment.type === 'never') continue;
          expect(moment.displaces).toEqual([]);
          expect(moment.at).toBeGreaterThanOrEqual(plannedAt);
          expect(moment.at).toBeLessThanOrEqual(plannedAt + given.longestHoldHours * HOUR);
          // At the moment it was given, asking again holds nothing up.
          expect(findSendMoment(asked, moment.at)).toMatchObject({ type: 'at', at: moment.at });
          counted.push({ id: `${index}`, channel, topic: 'offers', at: moment.at, priority: 50, isWaiting: true });
        }
        for (const limit of given.caps) {
          for (const message of counted.filter((each) => limit.channels.includes(each.channel))) {
            const others = counted.filter((each) => each !== message);
            expect(fillingAt(limit, others, message.at, ZONE)).toEqual([]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
