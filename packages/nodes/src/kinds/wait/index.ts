/** Wait: holds the customer for an elapsed time. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { waitBehaviour } from './behaviour';
import { waitDefinition } from './definition';
import type { WaitConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const wait: NodeKind<WaitConfig> = {
  definition: waitDefinition,
  words: wordsOf(english, dutch),
  acting: waitBehaviour,
};
