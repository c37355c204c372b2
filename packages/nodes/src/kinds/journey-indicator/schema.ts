/** Settings of "Another journey asks". */
import { z } from 'zod';
import { pointsSchema } from '../../settings/schemas';
import { scoringSchema } from '../../settings/scoring';

export const journeyIndicatorSchema = z.object({ points: pointsSchema, scoring: scoringSchema });

export type JourneyIndicatorConfig = z.infer<typeof journeyIndicatorSchema>;
