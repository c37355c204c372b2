/** "Things happened in order": a temporal pattern over several events. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type SequenceIndicatorState, sequenceIndicatorBehaviour } from './behaviour';
import { sequenceIndicatorDefinition } from './definition';
import type { SequenceIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const sequenceIndicator: NodeKind<SequenceIndicatorConfig, SequenceIndicatorState> = {
  definition: sequenceIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: sequenceIndicatorBehaviour,
};
