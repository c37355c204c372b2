/** Settings of an A/B split. */
import { z } from 'zod';
import { branchIdSchema, durationSchema, haveDistinctIds } from '../../settings/schemas';

export const CHOOSES_WINNER = ['by-hand', 'by-rule'] as const;
export const IF_NOT_CLEAR = ['keep', 'best'] as const;

/** The rule for a winner, as a fresh test has it. */
export const FRESH_WINNER = {
  choose: 'by-hand' as const,
  atLeast: 500,
  confidence: 90,
  deadline: { amount: 7, unit: 'days' as const },
  ifTied: 'keep' as const,
  ifTooFew: 'keep' as const,
};

const winnerSchema = z.object({
  choose: z.enum(CHOOSES_WINNER, { error: 'missing' }),
  /** Customers in every arm before anything is decided. */
  atLeast: z.number({ error: 'missing' }).int('not-whole').min(1, 'too-small').max(1_000_000, 'too-large'),
  /** Percent: the chance to be the best that makes an arm the winner. */
  confidence: z.number({ error: 'missing' }).min(50, 'too-small').max(99.9, 'too-large'),
  /** Since the first customer of the test; null: it goes on until there is a winner. */
  deadline: durationSchema.nullable(),
  /** At the deadline, with enough customers and no clear winner. */
  ifTied: z.enum(IF_NOT_CLEAR, { error: 'missing' }),
  /** At the deadline, with too few customers in some arm. */
  ifTooFew: z.enum(IF_NOT_CLEAR, { error: 'missing' }),
});

export const abSplitSchema = z.object({
  arms: z
    .array(
      z.object({
        id: branchIdSchema,
        name: z.string({ error: 'missing' }).trim().max(60, 'too-long'),
        /** Percent. */
        weight: z.number({ error: 'missing' }).min(0, 'too-small').max(100, 'too-large'),
      }),
    )
    .min(2, 'too-few')
    .max(10, 'too-many')
    .refine(haveDistinctIds, 'bad-id'),
  /** The goal of this journey by which arms are compared, by the id of its node; null compares nothing. */
  goalId: z.string().nullable().default(null),
  winner: winnerSchema.default(FRESH_WINNER),
});

export type AbSplitConfig = z.infer<typeof abSplitSchema>;
