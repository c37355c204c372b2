import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../contract/acting';
import type { Schedule } from '../time/schedule';
import { PACES } from './customer-wishes';
import { decideSend, type SendFacts, type SendVerdict, SKIP_REASONS } from './send-gate';
import { NO_SENDING_RULES, type SendingRules } from './sending-rules';

const NOW = Date.UTC(1998, 5, 30, 12);
const HOUR = 3_600_000;

const noRules = {
  purpose: 'marketing',
  waited: 0,
  timeZone: 'UTC',
  rules: NO_SENDING_RULES,
  ownHours: null,
  ownPace: null,
  ownPause: null,
} as const;

const allowed: SendFacts = {
  ...noRules,
  counted: [],
  priority: 50,
  wishes: [],
  channel: 'email',
  topic: 'offers',
  plannedAt: NOW - HOUR,
  dueAt: NOW,
  run: { phase: 'acting', outcome: null, endedAt: null },
  journeyStatus: 'live',
  consent: 'granted',
  suppressions: [],
  address: 'ana@example.test',
};

const ended = (outcome: SendFacts['run']['outcome'], endedAt: number): SendFacts['run'] => ({
  phase: 'ended',
  outcome,
  endedAt,
});

const wish = (topic: string, channel: Channel, isWanted: boolean) => ({ topic, channel, isWanted });
const never: Schedule = { windows: [], holidays: 'as-usual', holidayCalendar: 'nl' };
const sentToday = {
  id: 'm',
  channel: 'email',
  topic: 'offers',
  at: NOW - HOUR,
  priority: 50,
  isWaiting: false,
} as const;
const capped: SendingRules = {
  ...NO_SENDING_RULES,
  caps: [{ channels: ['email'], most: 1, withinHours: 24, waitHours: 0 }],
};

/** The moment of all cases, noon on a Tuesday, is quiet. */
function quiet(whenQuiet: 'hold' | 'skip'): SendingRules {
  const windows = [{ weekdays: ['tuesday' as const], from: '11:00', to: '13:00' }];
  const schedule = { windows, holidays: 'as-usual', holidayCalendar: 'nl' } as const;
  return { ...NO_SENDING_RULES, quietHours: [{ channels: ['email'], schedule, whenQuiet }] };
}

const cases: [string, Partial<SendFacts>, SendVerdict['verdict'] | (typeof SKIP_REASONS)[number]][] = [
  ['everything allows it', {}, 'send'],
  ['the customer never gave consent', { consent: null }, 'no-consent'],
  ['consent was withdrawn', { consent: 'withdrawn' }, 'no-consent'],
  [
    'the channel is suppressed for good',
    { suppressions: [{ channel: 'email', topic: null, endsAt: null }] },
    'suppressed',
  ],
  ['every channel is suppressed', { suppressions: [{ channel: 'all', topic: null, endsAt: null }] }, 'suppressed'],
  ['another channel is suppressed', { suppressions: [{ channel: 'sms', topic: null, endsAt: null }] }, 'send'],
  [
    'the suppression ends this very moment',
    { suppressions: [{ channel: 'email', topic: null, endsAt: NOW }] },
    'suppressed',
  ],
  ['the suppression is over', { suppressions: [{ channel: 'email', topic: null, endsAt: NOW - 1 }] }, 'send'],
  ['this topic is blocked', { suppressions: [{ channel: 'all', topic: 'offers', endsAt: null }] }, 'suppressed'],
  ['another topic is blocked', { suppressions: [{ channel: 'all', topic: 'news', endsAt: null }] }, 'send'],
  ['the customer does not want this topic', { wishes: [wish('offers', 'email', false)] }, 'unwanted-topic'],
  ['the customer wants this topic', { wishes: [wish('offers', 'email', true)] }, 'send'],
  ['another topic is not wanted', { wishes: [wish('news', 'email', false)] }, 'send'],
  ['the topic is not wanted over another channel', { wishes: [wish('offers', 'sms', false)] }, 'send'],
  ['it is quiet, and quiet hours hold', { rules: quiet('hold') }, 'hold'],
  ['it is quiet, and quiet hours skip', { rules: quiet('skip') }, 'quiet-hours'],
  ['it is quiet, and this is a service message', { rules: quiet('skip'), purpose: 'service' }, 'send'],
  ['the customer never wants to hear from us', { ownHours: never }, 'own-hours'],
  ['the customer wants no more than one a day', { ownPace: PACES.daily, counted: [sentToday] }, 'own-pace'],
  ['the customer takes a break', { ownPause: NOW + 1 }, 'own-pause'],
  ['the break of the customer ends this very moment', { ownPause: NOW }, 'send'],
  ['the customer takes a break, and this is a service message', { ownPause: NOW + 1, purpose: 'service' }, 'send'],
  ['the cap is full', { rules: capped, counted: [sentToday] }, 'frequency-cap'],
  [
    'the cap is full, and this is a service message',
    { rules: capped, counted: [sentToday], purpose: 'service' },
    'send',
  ],
  ['it was held for more than a week', { waited: 169 * HOUR }, 'held-too-long'],
  ['a member removed the customer', { removed: { at: NOW, restoredAt: null } }, 'customer-removed'],
  ['the customer was removed and is back', { removed: { at: NOW - HOUR, restoredAt: NOW } }, 'send'],
  ['the customer was removed after it was planned', { run: ended('removed', NOW) }, 'run-ended'],
  ['there is no address', { address: null }, 'no-address'],
  ['the goal was met after it was planned', { run: ended('goal', NOW) }, 'run-ended'],
  ['the customer left the campaign after it was planned', { run: ended('exited', NOW) }, 'run-ended'],
  ['the run ended in the step that planned it', { run: ended('exited', NOW - HOUR) }, 'send'],
  ['the run walked to its end', { run: ended('completed', NOW) }, 'send'],
  ['the run was parked by a failure later on', { run: ended('failed', NOW) }, 'send'],
  ['the journey is archived', { journeyStatus: 'archived' }, 'journey-archived'],
  ['the journey is paused', { journeyStatus: 'paused' }, 'hold'],
  ['the journey is paused and consent is gone', { journeyStatus: 'paused', consent: 'withdrawn' }, 'no-consent'],
  [
    'suppressed weighs more than no consent',
    { consent: null, suppressions: [{ channel: 'all', topic: null, endsAt: null }] },
    'suppressed',
  ],
];

const factsArbitrary: fc.Arbitrary<SendFacts> = fc.record({
  purpose: fc.constantFrom<SendFacts['purpose']>('marketing', 'service'),
  waited: fc.constant(0),
  dueAt: fc.constant(NOW),
  timeZone: fc.constant('UTC'),
  rules: fc.constant(NO_SENDING_RULES),
  ownHours: fc.constant(null),
  ownPace: fc.constant(null),
  ownPause: fc.constant(null),
  counted: fc.constant([]),
  priority: fc.constant(50),
  wishes: fc.constant([]),
  channel: fc.constantFrom<Channel>('email', 'sms', 'push'),
  topic: fc.constantFrom('offers', 'news'),
  plannedAt: fc.integer({ min: 0, max: NOW }),
  run: fc.record({
    phase: fc.constantFrom<SendFacts['run']['phase']>('watching', 'acting', 'ended'),
    outcome: fc.constantFrom<SendFacts['run']['outcome']>(
      'completed',
      'goal',
      'exited',
      'not-triggered',
      'removed',
      'failed',
      null,
    ),
    endedAt: fc.option(fc.integer({ min: 0, max: NOW })),
  }),
  journeyStatus: fc.constantFrom<SendFacts['journeyStatus']>('draft', 'live', 'paused', 'archived'),
  consent: fc.constantFrom<SendFacts['consent']>('granted', 'withdrawn', null),
  suppressions: fc.array(
    fc.record({
      channel: fc.constantFrom<Channel | 'all'>('email', 'sms', 'push', 'all'),
      topic: fc.constantFrom('offers', 'news', null),
      endsAt: fc.option(fc.integer({ min: NOW - HOUR, max: NOW + HOUR })),
    }),
    { maxLength: 4 },
  ),
  address: fc.option(fc.string()),
});

describe('the send gate', () => {
  it.each(cases)('when %s', (_, change, expected) => {
    const verdict = decideSend({ ...allowed, ...change }, NOW);
    expect(verdict.verdict === 'skip' ? verdict.reason : verdict.verdict).toBe(expected);
  });

  it('has every reason in the table', () => {
    const seen = new Set(cases.map(([, , expected]) => expected));
    expect(SKIP_REASONS.filter((reason) => !seen.has(reason))).toEqual([]);
  });

  it('never lets a message through without consent, without an address or against a suppression', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        if (decideSend(facts, NOW).verdict === 'skip') return;
        expect(facts.consent).toBe('granted');
        expect(facts.address).not.toBeNull();
        for (const suppression of facts.suppressions) {
          const otherChannel = suppression.channel !== 'all' && suppression.channel !== facts.channel;
          const otherTopic = suppression.topic !== null && suppression.topic !== facts.topic;
          expect(otherChannel || otherTopic || (suppression.endsAt !== null && suppression.endsAt < NOW)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays closed when one more suppression is added', () => {
    fc.assert(
      fc.property(factsArbitrary, (facts) => {
        const more = {
          ...facts,
          suppressions: [...facts.suppressions, { channel: 'all' as const, topic: null, endsAt: null }],
        };
        expect(decideSend(more, NOW)).toEqual({ verdict: 'skip', reason: 'suppressed' });
      }),
    );
  });
});
