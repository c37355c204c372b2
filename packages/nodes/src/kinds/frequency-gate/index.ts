/** Frequency: customers who got much lately go another way. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { frequencyGateBehaviour } from './behaviour';
import { frequencyGateDefinition } from './definition';
import type { FrequencyGateConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const frequencyGate: NodeKind<FrequencyGateConfig> = {
  definition: frequencyGateDefinition,
  words: wordsOf(english, dutch),
  acting: frequencyGateBehaviour,
};
