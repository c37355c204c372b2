/** "A value changed": an event reports another value than the last time. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type ValueIndicatorState, valueIndicatorBehaviour } from './behaviour';
import { valueIndicatorDefinition } from './definition';
import type { ValueIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const valueIndicator: NodeKind<ValueIndicatorConfig, ValueIndicatorState> = {
  definition: valueIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: valueIndicatorBehaviour,
};
