/** Exit: ends the run for a stated reason. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { exitBehaviour } from './behaviour';
import { exitDefinition } from './definition';
import type { ExitConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const exit: NodeKind<ExitConfig> = {
  definition: exitDefinition,
  words: wordsOf(english, dutch),
  acting: exitBehaviour,
};
