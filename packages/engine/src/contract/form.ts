/** How a kind describes its settings form; the web application renders these and knows no kind by name. */

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
}

/**
 * One input of a form.
 * - `event-name`: picker over the events seen so far, free entry allowed
 * - `event-property`: picker over the properties seen on the event chosen at `eventPath`
 * - `attribute`: picker over the customer attributes seen so far
 * - `conditions`: rows of path / comparison / value, config shape `Condition[]` (see `sensing/condition.ts`)
 * - `duration`: amount and unit, config shape `Duration`
 * - `choice`: one of `options`; the label of option x is the word `choice.<path>.<x>`
 * - `template`: multi-line text with Liquid chips; `rich` renders a larger editor
 * - `weights`: arms with a share each, config shape `{ id: string; name: string; weight: number }[]`
 * - `branches`: ordered branches with conditions, config shape `{ id: string; name: string; conditions: ConditionTree }[]`
 */
export type FormField =
  | (FieldBase & { type: 'text' | 'toggle' | 'event-name' | 'attribute' | 'duration' | 'weights' | 'branches' })
  | (FieldBase & { type: 'number'; min?: number; max?: number; step?: number; signed?: boolean })
  | (FieldBase & { type: 'choice'; options: string[] })
  | (FieldBase & { type: 'event-property'; eventPath: string })
  | (FieldBase & { type: 'conditions'; subject: 'event' | 'customer'; eventPath?: string })
  | (FieldBase & { type: 'template'; rich: boolean; channel: 'email' | 'sms' | 'push' });
