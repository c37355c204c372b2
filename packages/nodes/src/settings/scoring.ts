/** How the points of an indicator count, where that is said on the indicator itself instead of on the score. */
import { COUNTINGS, type FormField, type ScoreRule } from '@kairos/engine';
import { z } from 'zod';
import { durationSchema } from './schemas';

const mostSchema = z
  .number({ error: 'missing' })
  .int('not-whole')
  .min(1, 'too-small')
  .max(1_000, 'too-large')
  .nullable();

/** Journeys from before it was a setting have none: the score decides. */
export const scoringSchema = z
  .object({
    counting: z.enum(['as-score', ...COUNTINGS], { error: 'missing' }),
    mostPerDay: mostSchema,
    mostInAll: mostSchema,
    expiresAfter: durationSchema.nullable(),
  })
  .optional();

type Scoring = z.infer<typeof scoringSchema>;

export const SCORING_DEFAULTS: Scoring = {
  counting: 'as-score',
  mostPerDay: null,
  mostInAll: null,
  expiresAfter: null,
};

const eachTime = { path: 'scoring.counting', isOneOf: ['each-time'] };
const times = { type: 'number', min: 1, max: 1_000, step: 1, optional: true, seldom: true } as const;
const firings = { path: 'scoring.counting', isOneOf: ['once', 'each-time'] };

/** What every indicator asks about its points; the words stand with those that all kinds share. */
export const POINTS_FIELDS: FormField[] = [
  { path: 'points', type: 'number', min: -1_000, max: 1_000, signed: true, onScore: 'added' },
  { path: 'scoring.counting', type: 'choice', options: ['as-score', ...COUNTINGS], seldom: true },
  { path: 'scoring.mostPerDay', ...times, shownWhen: eachTime },
  { path: 'scoring.mostInAll', ...times, shownWhen: eachTime },
  { path: 'scoring.expiresAfter', type: 'duration', optional: true, seldom: true, shownWhen: firings },
];

/** Undefined where the score decides, so that the plans of older journeys stay as they are. */
export function ruleOf({ scoring }: { scoring?: Scoring }): ScoreRule | undefined {
  if (!scoring || scoring.counting === 'as-score') return undefined;
  const { counting, mostPerDay, mostInAll, expiresAfter } = scoring;
  const isEachTime = counting === 'each-time';
  return {
    counting,
    mostPerDay: isEachTime ? mostPerDay : null,
    mostInAll: isEachTime ? mostInAll : null,
    expiresAfter: counting === 'while-true' ? null : expiresAfter,
  };
}
