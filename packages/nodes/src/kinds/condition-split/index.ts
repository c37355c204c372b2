/** Condition split: a branch per kind of customer. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { conditionSplitBehaviour } from './behaviour';
import { conditionSplitDefinition } from './definition';
import type { ConditionSplitConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const conditionSplit: NodeKind<ConditionSplitConfig> = {
  definition: conditionSplitDefinition,
  words: wordsOf(english, dutch),
  acting: conditionSplitBehaviour,
};
