/** Settings of "Another journey asks". */
import { z } from 'zod';
import { pointsSchema } from '../../settings/schemas';

export const journeyIndicatorSchema = z.object({ points: pointsSchema });

export type JourneyIndicatorConfig = z.infer<typeof journeyIndicatorSchema>;
