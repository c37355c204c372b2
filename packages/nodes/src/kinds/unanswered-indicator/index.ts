/** "Messages without a response": a sign that somebody would rather hear less. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type UnansweredIndicatorState, unansweredIndicatorBehaviour } from './behaviour';
import { unansweredIndicatorDefinition } from './definition';
import type { UnansweredIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const unansweredIndicator: NodeKind<UnansweredIndicatorConfig, UnansweredIndicatorState> = {
  definition: unansweredIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: unansweredIndicatorBehaviour,
};
