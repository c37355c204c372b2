/** A/B split: customers divided over arms by chance, for good. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { abSplitBehaviour } from './behaviour';
import { abSplitDefinition } from './definition';
import type { AbSplitConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const abSplit: NodeKind<AbSplitConfig> = {
  definition: abSplitDefinition,
  words: wordsOf(english, dutch),
  acting: abSplitBehaviour,
};
