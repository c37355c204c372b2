/** Holdout: a share of the customers is left untouched. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { holdoutBehaviour } from './behaviour';
import { holdoutDefinition } from './definition';
import type { HoldoutConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const holdout: NodeKind<HoldoutConfig> = {
  definition: holdoutDefinition,
  words: wordsOf(english, dutch),
  acting: holdoutBehaviour,
};
