/**
 * Schemas for settings that several kinds have.
 * They fix the shape of what may be stored; what must be filled in before publishing is said by each kind's `check`.
 * Messages are keys, not sentences: the screens have the words.
 */
import {
  CALENDAR_UNITS,
  conditionTreeSchema,
  DURATION_UNITS,
  type FormField,
  MESSAGE_PURPOSES,
  USUAL_PRIORITY,
} from '@kairos/engine';
import { z } from 'zod';

/** Elapsed time in whole units. */
export const durationSchema = z.object({
  amount: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(10_000, 'too-large'),
  unit: z.enum(DURATION_UNITS, { error: 'missing' }),
});

/** Whole days, weeks, months or years on the calendar. */
export const calendarSetting = z.object({
  amount: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(1_000, 'too-large'),
  unit: z.enum(CALENDAR_UNITS, { error: 'missing' }),
});

export const eventNameSchema = z.string({ error: 'missing' }).trim().max(200, 'too-long');

/** Conditions joined by and, or and not; a list, as older journeys have it, means that all must hold. */
export const conditionTreeSetting = conditionTreeSchema.default([]);

/** Points that an indicator carries into a score; negative points count against. */
export const pointsSchema = z.number({ error: 'missing' }).min(-1_000, 'too-small').max(1_000, 'too-large');

export const topicSchema = z.string({ error: 'missing' }).trim().max(60, 'too-long');

/** What every message says about itself beside its content: what it is about, what it is for, how much it matters. */
export const messageSettings = {
  topic: topicSchema,
  purpose: z.enum(MESSAGE_PURPOSES, { error: 'missing' }).default('marketing'),
  /** Decides who gets the last place under a cap, and who leaves first. */
  priority: z
    .number({ error: 'missing' })
    .int('not-whole')
    .min(0, 'too-small')
    .max(100, 'too-large')
    .default(USUAL_PRIORITY),
};

/** Their fields, at the end of the form. */
export const MESSAGE_FIELDS: FormField[] = [
  { path: 'topic', type: 'topic' },
  { path: 'purpose', type: 'choice', options: [...MESSAGE_PURPOSES] },
  { path: 'priority', type: 'number', min: 0, max: 100 },
];

/** A text in which Liquid placeholders may stand. */
export function templateSchema(longest: number) {
  return z.string({ error: 'missing' }).max(longest, 'too-long');
}

/** Id of a branch or an arm; it is also the name of its port. `else` is taken. */
export const branchIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'bad-id')
  .refine((id) => id !== 'else', 'bad-id');

/** Whether every id occurs once; ports must be told apart. */
export function haveDistinctIds(rows: readonly { id: string }[]): boolean {
  return new Set(rows.map((row) => row.id)).size === rows.length;
}
