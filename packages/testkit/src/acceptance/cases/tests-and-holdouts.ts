/** Who gets which arm of a test, and who is left out to compare with (23, 25). */
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase } from '../case';
import { campaign, letter, text, wires } from './campaign';

const begin = '2026-03-02T08:00Z';
const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };

const test = () =>
  campaign()
    .node('test', 'ab-split', {
      arms: [
        { id: 'letter', name: 'Letter', weight: 40 },
        { id: 'text', name: 'Text', weight: 40 },
        { id: 'control', name: 'Nothing', weight: 20 },
      ],
    })
    .node('letter', 'email', letter)
    .node('text', 'sms', text)
    .node('control', 'exit', { reason: 'Control' })
    .wire(
      ...wires('start', 'test'),
      ['test', 'letter', 'letter'],
      ['test', 'text', 'text'],
      ['test', 'control', 'control'],
    )
    .draw();

const heldOut = () =>
  campaign()
    .node('holdout', 'holdout', { percent: 50 })
    .node('letter', 'email', letter)
    .node('text', 'sms', text)
    .node('rest', 'wait', { duration: duration('10 days') })
    .node('bought', 'goal', {
      eventName: 'purchase',
      conditions: [],
      within: duration('30 days'),
      whenReached: 'count',
    })
    .wire(...wires('start', 'holdout', 'letter', 'text', 'rest'))
    .draw();

export const TESTS_AND_HOLDOUTS: AcceptanceCase[] = [
  {
    number: 23,
    says: 'who enters again gets the same arm of the test',
    journey: test,
    from: begin,
    until: '2026-03-20T08:00Z',
    events: [signUp, { at: '2026-03-08T09:00Z', name: 'sign_up' }, { at: '2026-03-12T09:00Z', name: 'sign_up' }],
    expected: { left: Array.from({ length: 3 }, () => ['test > letter', 'letter > next']).flat() },
  },
  {
    number: 25,
    says: 'who is held out passes every check, is sent nothing, and still counts for the goal',
    journey: heldOut,
    from: begin,
    until: '2026-03-20T08:00Z',
    refuses: ['sms'],
    events: [signUp, { at: '2026-03-05T09:00Z', name: 'purchase' }],
    expected: {
      messages: [],
      skipped: [
        ['2026-03-02T09:00Z', 'letter', 'holdout'],
        ['2026-03-02T09:00Z', 'text', 'no-consent'],
      ],
      goals: [['2026-03-05T09:00Z', 'bought', '']],
    },
  },
];
