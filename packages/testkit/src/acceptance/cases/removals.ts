/** Customers whom a member removes while a journey is under way (30). */
import { NO_SENDING_RULES, WEEKDAYS } from '@kairos/engine';
import { duration } from '../../journey/journey-driver';
import type { AcceptanceCase, CaseChange } from '../case';
import { campaign, letter, wires } from './campaign';

const waitsAWeek = () =>
  campaign()
    .node('before', 'email', letter)
    .node('week', 'wait', { duration: duration('7 days') })
    .node('after', 'email', letter)
    .wire(...wires('start', 'before', 'week', 'after'))
    .draw();

const signUp = { at: '2026-03-02T09:00Z', name: 'sign_up' };
const stay = { number: 30, journey: waitsAWeek, from: '2026-03-02T08:00Z', until: '2026-03-20T08:00Z' };
const removed: CaseChange = { at: '2026-03-04T09:00Z', type: 'remove-customer' };
const restored: CaseChange = { at: '2026-03-05T09:00Z', type: 'restore-customer' };
const first: [string, string] = [signUp.at, 'before'];

/** Nothing may leave before eleven. */
const lateRiser = {
  ...NO_SENDING_RULES,
  quietHours: [
    {
      channels: ['email' as const],
      whenQuiet: 'hold' as const,
      schedule: {
        windows: [{ weekdays: [...WEEKDAYS], from: '00:00', to: '11:00' }],
        holidays: 'as-usual' as const,
        holidayCalendar: 'nl' as const,
      },
    },
  ],
};

export const REMOVALS: AcceptanceCase[] = [
  {
    ...stay,
    says: 'who is removed during a wait is out of the journey at that moment',
    changes: [removed],
    events: [signUp],
    expected: { path: ['before', 'week'], messages: [first], outcomes: ['removed'] },
  },
  {
    ...stay,
    says: 'who is brought back while the wait would still last stays out of the journey',
    changes: [removed, restored],
    events: [signUp],
    expected: { path: ['before', 'week'], messages: [first], outcomes: ['removed'] },
  },
  {
    ...stay,
    says: 'who is removed starts nothing, and may start again once brought back',
    changes: [removed, restored],
    events: [signUp, { at: '2026-03-04T12:00Z', name: 'sign_up' }, { at: '2026-03-06T09:00Z', name: 'sign_up' }],
    expected: {
      messages: [first, ['2026-03-06T09:00Z', 'before'], ['2026-03-13T09:00Z', 'after']],
      outcomes: ['removed', 'completed'],
    },
  },
  {
    ...stay,
    says: 'a message that is held for who is removed is not sent, also when they are brought back',
    rules: lateRiser,
    changes: [
      { ...removed, at: '2026-03-02T09:30Z' },
      { ...restored, at: '2026-03-02T09:45Z' },
    ],
    events: [signUp],
    expected: { fates: [['before', 'run-ended']], outcomes: ['removed'] },
  },
];
