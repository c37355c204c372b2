/** Score: a weighted sum of indicators that names the event it predicts. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type ScoreState, scoreBehaviour } from './behaviour';
import { scoreDefinition } from './definition';
import type { ScoreConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const score: NodeKind<ScoreConfig, ScoreState> = {
  definition: scoreDefinition,
  words: wordsOf(english, dutch),
  sensing: scoreBehaviour,
};
