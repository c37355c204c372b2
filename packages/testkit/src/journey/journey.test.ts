/** What journeys mean, told as customers live them; every rule is the engine's and the kinds' own. */
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { describe, expect, it } from 'vitest';
import { duration, JourneyDriver } from './journey-driver';

const letter = {
  subject: 'Hello',
  preheader: '',
  body: 'Dear reader',
  buttonLabel: '',
  buttonLink: '',
  topic: 'offers',
};
const everyTime = { threshold: null, needs: 'all', reentry: { mode: 'every-time', period: duration('1 day') } };

const journey = () => new JourneyDriver(NODE_KINDS);

/** An event starts a campaign of one e-mail at once. */
function welcome(reentry: unknown = everyTime.reentry) {
  return journey()
    .node('signed-up', 'event-indicator', { eventName: 'sign_up' })
    .node('start', 'trigger', { ...everyTime, reentry })
    .node('letter', 'email', letter)
    .wire(['signed-up', 'signal', 'start'], ['start', 'next', 'letter']);
}

/** An invoice that is not paid within 14 days is answered by a letter. */
function unpaid() {
  return journey()
    .node('unpaid', 'absence-indicator', {
      startEvent: 'invoice',
      missingEvent: 'payment',
      within: duration('14 days'),
    })
    .node('start', 'trigger', everyTime)
    .node('letter', 'email', letter)
    .wire(['unpaid', 'signal', 'start'], ['start', 'next', 'letter']);
}

/** A letter, then up to a day for an answer. */
function waiting() {
  return welcome()
    .node('answer', 'wait-for-event', { eventName: 'reply', conditions: [], atMost: duration('24 hours') })
    .node('thanks', 'sms', { text: 'Thanks', topic: 'offers' })
    .node('nudge', 'push', { title: 'Still there?', text: 'We wait', link: '', topic: 'offers' })
    .wire(['letter', 'next', 'answer'], ['answer', 'happened', 'thanks'], ['answer', 'timeout', 'nudge']);
}

describe('a trigger', () => {
  it('starts a campaign at the very event that makes it true', () => {
    const ana = welcome().customer().does('sign_up');
    expect(ana.messages()).toEqual(['letter']);
    expect(ana.outcomes()).toEqual(['completed']);
  });

  it('starts again every time, once, or once in a period, as it was told', () => {
    const twice = (mode: string) =>
      welcome({ mode, period: duration('14 days') })
        .customer()
        .does('sign_up')
        .after('13 days')
        .does('sign_up')
        .after('2 days')
        .does('sign_up')
        .messages();
    expect(twice('every-time')).toHaveLength(3);
    expect(twice('once')).toHaveLength(1);
    expect(twice('once-per')).toHaveLength(2);
  });
});

describe('something that does not happen', () => {
  it('is noticed when the fourteenth day has passed, and not before', () => {
    expect(unpaid().customer().does('invoice').after('14 days').messages()).toEqual([]);
    expect(unpaid().customer().does('invoice').after('14 days').after('1 second').messages()).toEqual(['letter']);
  });

  it('is not noticed when it happens on the last moment of the deadline', () => {
    const paid = unpaid().customer().does('invoice').after('14 days').does('payment').after('5 weeks');
    expect(paid.messages()).toEqual([]);
  });

  it('is noticed although the next event reports it late', () => {
    const late = unpaid().customer().does('invoice').after('20 days').does('payment');
    expect(late.messages()).toEqual(['letter']);
    expect(late.lines()[0]).toMatchObject({ type: 'triggered', explanation: [{ nodeId: 'unpaid', active: true }] });
  });
});

describe('waiting for an event', () => {
  it('goes on by the branch of the event as soon as it happens', () => {
    const quick = waiting().customer().does('sign_up').after('2 hours').does('reply');
    expect(quick.path()).toEqual(['letter', 'answer', 'thanks']);
  });

  it('ignores what happened before the wait began', () => {
    const early = waiting().customer().does('reply').after('5 minutes').does('sign_up').after('25 hours');
    expect(early.path()).toEqual(['letter', 'answer', 'nudge']);
  });

  it('takes the timeout once, and a late event never re-routes', () => {
    const late = waiting().customer().does('sign_up').after('24 hours').after('1 second').does('reply').after('2 days');
    expect(late.path()).toEqual(['letter', 'answer', 'nudge']);
  });

  it('counts an event at the deadline as in time', () => {
    const exact = waiting().customer().does('sign_up').after('24 hours').does('reply');
    expect(exact.path()).toEqual(['letter', 'answer', 'thanks']);
  });
});

describe('a message that may not go', () => {
  it('is told as skipped with its reason, and the run goes on', () => {
    const ana = waiting().customer().refuses('email').does('sign_up').after('2 hours').does('reply');
    expect(ana.messages()).toEqual(['thanks']);
    expect(ana.lines()).toContainEqual(
      expect.objectContaining({ type: 'message', nodeId: 'letter', verdict: 'skipped', reason: 'no-consent' }),
    );
  });
});

describe('a goal', () => {
  const withGoal = (whenReached: 'end' | 'count') =>
    waiting()
      .node('bought', 'goal', {
        eventName: 'purchase',
        conditions: [],
        within: duration('3 days'),
        valueProperty: 'amount',
        whenReached,
      })
      .wire(['thanks', 'next', 'bought'], ['nudge', 'next', 'bought']);

  it('is reached from anywhere in the campaign, counts its amount and ends the run at once', () => {
    const ana = withGoal('end')
      .customer()
      .does('sign_up')
      .after('1 hour')
      .does('purchase', { amount: 27.5 })
      .after('9 days');
    expect(ana.outcomes()).toEqual(['goal']);
    expect(ana.messages()).toEqual(['letter']);
    expect(ana.lines()).toContainEqual(expect.objectContaining({ type: 'goal', nodeId: 'bought', value: 27.5 }));
  });

  it('only counts when it was told to, and the run goes on', () => {
    const ana = withGoal('count')
      .customer()
      .does('sign_up')
      .after('1 hour')
      .does('purchase', { amount: 5 })
      .after('9 days');
    expect(ana.messages()).toEqual(['letter', 'nudge']);
    expect(ana.outcomes()).toEqual(['goal']);
  });

  it('counts once per entry, within its window, and not what came before', () => {
    const goals = (days: string) =>
      withGoal('end')
        .customer()
        .does('purchase')
        .does('sign_up')
        .after(days)
        .does('purchase')
        .after('1 hour')
        .does('purchase')
        .lines()
        .filter((line) => line.type === 'goal').length;
    expect(goals('3 days')).toBe(1);
    expect(goals('4 days')).toBe(0);
  });
});

describe('an exit that listens', () => {
  it('takes the customer out of the campaign at once', () => {
    const leaving = waiting()
      .node('gone', 'exit', {
        reason: 'closed the account',
        onEvent: { enabled: true, eventName: 'account_closed', conditions: [] },
      })
      .customer()
      .does('sign_up')
      .after('1 hour')
      .does('account_closed')
      .after('2 days');
    expect(leaving.outcomes()).toEqual(['exited']);
    expect(leaving.messages()).toEqual(['letter']);
  });
});

describe('a score', () => {
  const hesitating = (halfLife: unknown) =>
    journey()
      .node('searched', 'event-indicator', { eventName: 'search', points: 20 })
      .node('complained', 'event-indicator', { eventName: 'complaint', points: -30 })
      .node('interest', 'score', { counting: 'each-time', halfLife, atLeast: null, atMost: null })
      .node('start', 'trigger', { ...everyTime, threshold: 40 })
      .node('letter', 'email', letter)
      .wire(
        ['searched', 'signal', 'interest'],
        ['complained', 'signal', 'interest'],
        ['interest', 'points', 'start'],
        ['start', 'next', 'letter'],
      );

  it('adds up, also downwards, and starts the campaign when it rises to the threshold', () => {
    expect(hesitating(null).customer().does('search').after('1 day').does('search').messages()).toEqual(['letter']);
    expect(
      hesitating(null).customer().does('search').does('complaint').after('1 day').does('search').messages(),
    ).toEqual([]);
  });

  it('fades: two searches a half-life apart are not enough', () => {
    const fading = hesitating(duration('7 days'));
    expect(fading.customer().does('search').after('7 days').does('search').messages()).toEqual([]);
    expect(
      fading.customer().does('search').after('1 second').does('search').after('1 second').does('search').messages(),
    ).toEqual(['letter']);
  });
});
