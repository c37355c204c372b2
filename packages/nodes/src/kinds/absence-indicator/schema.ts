/** Settings of "Something did not happen". */
import { z } from 'zod';
import { conditionTreeSetting, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';
import { termSchema } from '../../settings/term';

const propertySchema = z.string({ error: 'missing' }).trim().max(200, 'too-long').optional();

export const absenceIndicatorSchema = z.object({
  startEvent: eventNameSchema,
  startConditions: conditionTreeSetting,
  missingEvent: eventNameSchema,
  missingConditions: conditionTreeSetting,
  /** For elapsed time. */
  within: durationSchema,
  term: termSchema,
  /** Property that tells one matter from another, such as the number of the invoice; empty: the customer is one matter. */
  key: propertySchema,
  /** The same property on the awaited event; empty where it has the same name. */
  missingKey: propertySchema,
  /** Time for an event that happened within the deadline to be reported. */
  grace: durationSchema.nullable().optional(),
  /** Whether nothing is taken for missing until the source has reported something from after the deadline. */
  awaitsSource: z.boolean().optional(),
  points: pointsSchema,
  scoring: scoringSchema,
});

export type AbsenceIndicatorConfig = z.infer<typeof absenceIndicatorSchema>;
