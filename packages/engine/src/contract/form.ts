/** How a kind describes its settings form; the web application renders these and knows no kind by name. */

import type { FactSince } from '../sensing/event-fact';

/** Show this field only when another field has one of these values. */
export interface ShownWhen {
  path: string;
  isOneOf: (string | number | boolean)[];
}

interface FieldBase {
  /** Dotted path in the config. The label is the kind's word `field.<path>`, the hint `hint.<path>` when it exists. */
  path: string;
  shownWhen?: ShownWhen;
  /** May be left empty, which is stored as null; the word `empty.<path>` says what that means ("ever", "no limit"). */
  optional?: boolean;
  /** Seldom needed: stands in a fold below the others, which is open while something in it differs from a fresh step. */
  seldom?: boolean;
}

/**
 * One input of a form, with the shape of what it edits.
 *
 * Plain values
 * - `text`: string; `long` gives it several lines · `toggle`: boolean · `number`: number; `signed` shows a plus as well, `percent` the
 *   sign of it, `onScore` says that points of a score are compared with it or that it is added to them: how they are
 *   spread over real customers is then shown beside it
 * - `choice`: one of `options`; the label of option x is the word `choice.<path>.<x>`
 * - `list`: `string[]`, each value picked or typed once; `of` says what the values are, so that the picker can offer them
 * - `rows`: records with a column each, `{ [column.path]: value }[]`. The label of a column is `field.<path>.<column>`, its
 *   options `choice.<path>.<column>.<x>`, the button `add.<path>`. With `ids` each row also has an `id` that stays
 *   (`<ids>-1`, `<ids>-2`…), for rows that are ports
 *
 * What the workspace knows
 * - `event-name`: picker over the events seen so far, free entry allowed; string
 * - `event-property`: picker over the properties seen on the event chosen at `eventPath`; string
 * - `attribute`: picker over the customer attributes seen so far, with those of `holds` first; string
 * - `topic`: consent topic; string · `journey`: another journey's id · `goal`: id of a node of this journey that is a goal · `endpoint`: id of an endpoint for webhooks · `channel`: `Channel` · `channels`: `Channel[]` in palette order
 *
 * Conditions
 * - `condition-tree`: builder with and, or, not over event properties or attributes, `ConditionTree`
 * - `branches`: tried in order, `{ id: string; name: string; conditions: ConditionTree }[]`, conditions on the customer
 * - `factsSince`: conditions may look at what the customer did as well (`EventFact`), counted since then
 * - `event-steps`: ordered events, `{ id: string; eventName: string; conditions: ConditionTree }[]`. `inOrder` numbers them
 *   (a sequence); otherwise they are ways out and have a `name: string` as well
 *
 * Time
 * - `duration`: elapsed time, `Duration` · `calendar-duration`: `CalendarDuration` with a positive amount
 * - `date-offset`: `{ amount: number; unit: 'days' | 'weeks' | 'months'; direction: 'before' | 'after' }` from a date; 0 is the day itself
 * - `time-of-day`: `'HH:MM'`, 24 hours · `date`: `'YYYY-MM-DD'` · `time-zone`: IANA name
 * - `weekdays`: `Weekday[]`, in order · `schedule`: `Schedule`, windows of the week and what holidays do
 *
 * Shares
 * - `weights`: arms with a share each, `{ id: string; name: string; weight: number }[]`
 *
 * Messages
 * - `template`: multi-line text with Liquid chips, string; `rich` renders a larger editor
 */
export type FormField =
  | (FieldBase & { type: PlainFieldType })
  | (FieldBase & { type: 'text'; long?: boolean })
  | (FieldBase & {
      type: 'number';
      min?: number;
      max?: number;
      step?: number;
      signed?: boolean;
      percent?: boolean;
      onScore?: 'compared' | 'added';
    })
  | (FieldBase & { type: 'choice'; options: string[] })
  | (FieldBase & { type: 'list'; of: 'text' | 'event-name' | 'attribute'; max?: number })
  | (FieldBase & { type: 'rows'; columns: RowColumn[]; min?: number; max?: number; ids?: string })
  | (FieldBase & { type: 'attribute'; holds?: 'date' | 'number' })
  | (FieldBase & { type: 'event-property'; eventPath: string })
  | (FieldBase & { type: 'branches'; factsSince?: readonly FactSince[] })
  | (FieldBase & {
      type: 'condition-tree';
      subject: 'event' | 'customer';
      eventPath?: string;
      factsSince?: readonly FactSince[];
    })
  | (FieldBase & { type: 'event-steps'; inOrder: boolean; min?: number; max?: number })
  | (FieldBase & { type: 'template'; rich: boolean; channel: 'email' | 'sms' | 'push' });

type PlainFieldType =
  | 'toggle'
  | 'event-name'
  | 'topic'
  | 'journey'
  | 'goal'
  | 'endpoint'
  | 'channel'
  | 'channels'
  | 'duration'
  | 'calendar-duration'
  | 'date-offset'
  | 'time-of-day'
  | 'date'
  | 'time-zone'
  | 'weekdays'
  | 'schedule'
  | 'weights';

/** One column of `rows`: a field whose path is the key in the row. Columns have no columns. */
export type RowColumn = Exclude<FormField, { type: 'rows' | 'branches' | 'event-steps' | 'weights' }>;
