/** "Another journey asks": the door by which one journey starts another. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type JourneyIndicatorState, journeyIndicatorBehaviour } from './behaviour';
import { journeyIndicatorDefinition } from './definition';
import type { JourneyIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const journeyIndicator: NodeKind<JourneyIndicatorConfig, JourneyIndicatorState> = {
  definition: journeyIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: journeyIndicatorBehaviour,
};
