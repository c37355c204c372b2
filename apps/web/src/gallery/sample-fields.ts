/** A field of each type with a value: the compiler misses none, because the record names them all. */
import type { FormField } from '@kairos/engine';

export interface SampleField {
  field: FormField;
  value: unknown;
  /** What its picture must hold, in English. */
  shows: string[];
}

const condition = { path: 'amount', comparison: 'more-than', value: 20 };

export const SAMPLE_FIELDS: Record<FormField['type'], SampleField> = {
  text: { field: { path: 'a', type: 'text' }, value: 'Hello', shows: ['Hello'] },
  toggle: { field: { path: 'a', type: 'toggle' }, value: true, shows: ['Yes'] },
  number: { field: { path: 'a', type: 'number', signed: true }, value: 40, shows: ['+40'] },
  choice: { field: { path: 'a', type: 'choice', options: ['one', 'two'] }, value: 'two', shows: ['two'] },
  list: { field: { path: 'a', type: 'list', of: 'event-name' }, value: ['purchase', 'visit'], shows: ['visit'] },
  rows: {
    field: {
      path: 'a',
      type: 'rows',
      ids: 'outcome',
      columns: [
        { path: 'name', type: 'text' },
        { path: 'after', type: 'duration' },
      ],
    },
    value: [{ id: 'outcome-1', name: 'Interested', after: { amount: 3, unit: 'days' } }],
    shows: ['Interested', 'days, elapsed', 'Add a row'],
  },
  'event-name': {
    field: { path: 'a', type: 'event-name' },
    value: 'purchase',
    shows: ['purchase', 'Seen 69,659 times, last 2 minutes ago'],
  },
  'event-property': {
    field: { path: 'a', type: 'event-property', eventPath: 'e' },
    value: 'amount',
    shows: ['amount'],
  },
  attribute: { field: { path: 'a', type: 'attribute', holds: 'date' }, value: 'birth_date', shows: ['birth_date'] },
  topic: { field: { path: 'a', type: 'topic' }, value: 'offers', shows: ['offers'] },
  journey: {
    field: { path: 'a', type: 'journey' },
    value: '0190a5f2-0000-7000-8000-000000000002',
    shows: ['Moving house', 'not live'],
  },
  goal: { field: { path: 'a', type: 'goal' }, value: 'bought', shows: ['no goal yet'] },
  endpoint: {
    field: { path: 'a', type: 'endpoint' },
    value: '0190a5f2-0000-7000-8000-000000000003',
    shows: ['Service desk'],
  },
  channel: { field: { path: 'a', type: 'channel' }, value: 'sms', shows: ['E-mail', 'SMS', 'Push'] },
  channels: { field: { path: 'a', type: 'channels' }, value: ['push'], shows: ['checked', 'Push'] },
  'condition-tree': {
    field: { path: 'a', type: 'condition-tree', subject: 'event', eventPath: 'e' },
    value: { any: [condition, { not: { any: [{ path: 'amount', comparison: 'exists' }] } }] },
    shows: ['At least one of these', 'None of these', 'Or…', 'Add a group'],
  },
  branches: {
    field: { path: 'a', type: 'branches' },
    value: [{ id: 'branch-1', name: 'Anna', conditions: [{ path: 'first_name', comparison: 'is', value: 'Anna' }] }],
    shows: ['first_name', 'Add a branch'],
  },
  'event-steps': {
    field: { path: 'a', type: 'event-steps', inOrder: true },
    value: [
      { id: 'step-1', eventName: 'purchase', conditions: [] },
      { id: 'step-2', eventName: 'visit', conditions: [] },
    ],
    shows: ['Step 1', 'Step 2', 'Never seen yet', 'Followed by…'],
  },
  duration: { field: { path: 'a', type: 'duration' }, value: { amount: 90, unit: 'days' }, shows: ['90', 'elapsed'] },
  'calendar-duration': {
    field: { path: 'a', type: 'calendar-duration' },
    value: { amount: 2, unit: 'months' },
    shows: ['2', 'months'],
  },
  'date-offset': {
    field: { path: 'a', type: 'date-offset' },
    value: { amount: 14, unit: 'days', direction: 'before' },
    shows: ['14', 'Before', 'calendar days'],
  },
  'time-of-day': { field: { path: 'a', type: 'time-of-day' }, value: '09:30', shows: ['09', '30'] },
  date: { field: { path: 'a', type: 'date' }, value: '2026-03-14', shows: [] },
  'time-zone': { field: { path: 'a', type: 'time-zone' }, value: 'Asia/Tokyo', shows: ['Asia/Tokyo'] },
  weekdays: {
    field: { path: 'a', type: 'weekdays' },
    value: ['monday'],
    shows: ['aria-pressed="true" title="Monday"', 'aria-pressed="false" title="Sunday"'],
  },
  schedule: {
    field: { path: 'a', type: 'schedule' },
    value: {
      windows: [{ weekdays: ['friday'], from: '22:00', to: '06:00' }],
      holidays: 'never',
      holidayCalendar: 'nl',
    },
    shows: ['22', 'Until the next day', 'Closed all day'],
  },
  weights: {
    field: { path: 'a', type: 'weights' },
    value: [
      { id: 'a', name: 'A', weight: 50 },
      { id: 'b', name: 'B', weight: 50 },
    ],
    shows: ['50 %', '100 %'],
  },
  template: {
    field: { path: 'a', type: 'template', rich: true, channel: 'email' },
    value: 'Dear {{ customer.first_name }}',
    shows: ['Dear {{ customer.first_name }}', 'Insert what you know'],
  },
};
