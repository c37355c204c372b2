/** Push: a notification in the app or the browser. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { pushBehaviour } from './behaviour';
import { pushDefinition } from './definition';
import type { PushConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const push: NodeKind<PushConfig> = {
  definition: pushDefinition,
  words: wordsOf(english, dutch),
  acting: pushBehaviour,
};
