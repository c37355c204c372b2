/** Repeat: back to an earlier step, a number of times. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { repeatBehaviour } from './behaviour';
import { repeatDefinition } from './definition';
import type { RepeatConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const repeat: NodeKind<RepeatConfig> = {
  definition: repeatDefinition,
  words: wordsOf(english, dutch),
  acting: repeatBehaviour,
};
