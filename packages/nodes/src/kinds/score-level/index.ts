/** "A score at a level": a band of a score as a sign of its own. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type ScoreLevelState, scoreLevelBehaviour } from './behaviour';
import { scoreLevelDefinition } from './definition';
import type { ScoreLevelConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const scoreLevel: NodeKind<ScoreLevelConfig, ScoreLevelState> = {
  definition: scoreLevelDefinition,
  words: wordsOf(english, dutch),
  sensing: scoreLevelBehaviour,
};
