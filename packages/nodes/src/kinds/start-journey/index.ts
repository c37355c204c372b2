/** Start another journey: hands the customer to a second journey as well. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { startJourneyBehaviour } from './behaviour';
import { startJourneyDefinition } from './definition';
import type { StartJourneyConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const startJourney: NodeKind<StartJourneyConfig> = {
  definition: startJourneyDefinition,
  words: wordsOf(english, dutch),
  acting: startJourneyBehaviour,
};
