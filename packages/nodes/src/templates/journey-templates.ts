/** All ready journeys, in the order in which they are offered. */
import { TEMPLATES } from '../generated/templates';
import type { JourneyTemplate } from './template';

export const JOURNEY_TEMPLATES: readonly JourneyTemplate[] = [...TEMPLATES].sort((a, b) => a.order - b.order);
