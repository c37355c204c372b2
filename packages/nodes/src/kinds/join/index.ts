/** Join: ways come together. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { joinBehaviour } from './behaviour';
import { joinDefinition } from './definition';
import type { JoinConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const join: NodeKind<JoinConfig> = {
  definition: joinDefinition,
  words: wordsOf(english, dutch),
  acting: joinBehaviour,
};
