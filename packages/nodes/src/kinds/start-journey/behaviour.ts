/** Asks for another journey and goes on at once; whether it starts is decided by that journey's trigger. */
import type { ActingBehaviour } from '@kairos/engine';
import type { StartJourneyConfig } from './schema';

export const startJourneyBehaviour: ActingBehaviour<StartJourneyConfig> = {
  asksFor: ({ journeyId }) => journeyId || null,

  enter: ({ config: { journeyId } }) => ({
    type: 'leave',
    port: 'next',
    effects: [{ type: 'start-journey', journeyId }],
  }),
};
