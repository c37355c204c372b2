/** Goal: the wanted outcome, watched for during the whole campaign. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { goalBehaviour } from './behaviour';
import { goalDefinition } from './definition';
import type { GoalConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const goal: NodeKind<GoalConfig> = {
  definition: goalDefinition,
  words: wordsOf(english, dutch),
  acting: goalBehaviour,
};
