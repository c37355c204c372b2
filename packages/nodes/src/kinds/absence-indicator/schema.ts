/** Settings of "Something did not happen". */
import { z } from 'zod';
import { conditionsSchema, durationSchema, eventNameSchema, pointsSchema } from '../../settings/schemas';

export const absenceIndicatorSchema = z.object({
  startEvent: eventNameSchema,
  startConditions: conditionsSchema,
  missingEvent: eventNameSchema,
  missingConditions: conditionsSchema,
  within: durationSchema,
  points: pointsSchema,
});

export type AbsenceIndicatorConfig = z.infer<typeof absenceIndicatorSchema>;
