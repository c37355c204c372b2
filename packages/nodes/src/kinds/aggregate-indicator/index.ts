/** "A total within a period": how much or how often, over a sliding period. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type AggregateIndicatorState, aggregateIndicatorBehaviour } from './behaviour';
import { aggregateIndicatorDefinition } from './definition';
import type { AggregateIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const aggregateIndicator: NodeKind<AggregateIndicatorConfig, AggregateIndicatorState> = {
  definition: aggregateIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: aggregateIndicatorBehaviour,
};
