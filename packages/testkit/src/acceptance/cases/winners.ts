/** The winner of an A/B test: when there is one, who gets it, and who does not. */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, letter, wires } from './campaign';

interface Rule {
  ifTied?: 'keep' | 'best';
  ifTooFew?: 'keep' | 'best';
  /** Leaves everybody untouched. */
  holdOut?: boolean;
}

/** Half get letter A and half letter B, until one has proved better by purchases. */
const withWinner =
  ({ ifTied = 'keep', ifTooFew = 'keep', holdOut = false }: Rule = {}) =>
  () =>
    campaign()
      .node('holdout', 'holdout', { percent: holdOut ? 50 : 0 })
      .node('test', 'ab-split', {
        arms: [
          { id: 'a', name: 'A', weight: 50 },
          { id: 'b', name: 'B', weight: 50 },
        ],
        goalId: 'bought',
        winner: { choose: 'by-rule', atLeast: 500, confidence: 90, deadline: duration('7 days'), ifTied, ifTooFew },
      })
      .node('letter-a', 'email', letter)
      .node('letter-b', 'email', letter)
      .node('rest', 'wait', { duration: duration('3 days') })
      .node('bought', 'goal', {
        eventName: 'purchase',
        conditions: [],
        within: duration('30 days'),
        whenReached: 'count',
      })
      .wire(
        ...wires('start', 'holdout', 'test'),
        ['test', 'a', 'letter-a'],
        ['test', 'b', 'letter-b'],
        ...wires('letter-a', 'rest'),
        ...wires('letter-b', 'rest'),
      )
      .draw();

const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };
const again = { at: '2026-03-08T09:00Z', name: 'sign_up' };
const arrival = '2026-03-02T09:00Z';

const winnerCase = { number: 24, journey: withWinner(), from: '2026-03-02T08:00Z', until: '2026-03-14T08:00Z' };
const test = { nodeId: 'test', startedAt: '2026-03-01T08:00Z' };
/** On Monday at 9 its seven days are over. */
const overTest = { ...test, startedAt: '2026-02-23T08:59Z' };
const close: Record<string, [number, number]> = { a: [500, 50], b: [500, 60] };

export const WINNERS: AcceptanceCase[] = [
  {
    ...winnerCase,
    says: 'there is no winner while an arm has had 499 of 500 customers, however clear it looks',
    test: { ...test, arms: { a: [498, 20], b: [499, 80] } },
    events: [signUp],
    expected: { decided: [] },
  },
  {
    ...winnerCase,
    says: 'the five hundredth customer of the last arm decides the test, and keeps the arm when entering again',
    test: { ...test, arms: { a: [499, 20], b: [500, 80] } },
    events: [signUp, again],
    expected: {
      decided: [[arrival, 'test', 'b', 'clear']],
      path: ['holdout', 'test', 'letter-a', 'rest', 'holdout', 'test', 'letter-a', 'rest'],
    },
  },
  {
    ...winnerCase,
    says: 'a purchase that makes an arm clearly the best decides the test at that moment',
    test: { ...test, arms: { a: [500, 50], b: [499, 62] } },
    events: [signUp, { at: '2026-03-03T10:00Z', name: 'purchase' }, { at: '2026-03-03T11:00Z', name: 'purchase' }],
    expected: {
      path: ['holdout', 'test', 'letter-b', 'rest'],
      decided: [['2026-03-03T10:00Z', 'test', 'b', 'clear']],
    },
  },
  {
    ...winnerCase,
    says: 'everybody who comes when the test is over gets the best so far, where a tie asks for it',
    journey: withWinner({ ifTied: 'best' }),
    test: { ...overTest, arms: close },
    events: [signUp, again],
    expected: {
      decided: [[arrival, 'test', 'b', 'tied']],
      path: ['holdout', 'test', 'letter-b', 'rest', 'holdout', 'test', 'letter-b', 'rest'],
    },
  },
  {
    ...winnerCase,
    says: 'a tie at the deadline leaves the shares as they are, and nothing is decided later',
    test: { ...overTest, arms: close },
    events: [signUp, { at: '2026-03-03T10:00Z', name: 'purchase' }],
    expected: { decided: [[arrival, 'test', '', 'tied']] },
  },
  {
    ...winnerCase,
    says: 'a deadline that passes with too few customers leaves the shares as they are',
    test: { ...overTest, arms: { a: [499, 20], b: [499, 80] } },
    events: [signUp],
    expected: { decided: [[arrival, 'test', '', 'too-few']] },
  },
  {
    ...winnerCase,
    says: 'a deadline that passes with too few customers takes the best so far, where that is asked for',
    journey: withWinner({ ifTooFew: 'best' }),
    test: { ...overTest, arms: { a: [499, 20], b: [499, 80] } },
    events: [signUp],
    expected: {
      decided: [[arrival, 'test', 'b', 'too-few']],
      path: ['holdout', 'test', 'letter-b', 'rest'],
    },
  },
  {
    ...winnerCase,
    says: 'who is held out is in an arm and does not count in its figures',
    journey: withWinner({ holdOut: true }),
    test: { ...test, arms: { a: [500, 20], b: [499, 80] } },
    events: [signUp, { at: '2026-03-03T10:00Z', name: 'purchase' }],
    expected: { decided: [], messages: [], skipped: [[arrival, 'letter-b', 'holdout']] },
  },
];
