/** Wait until: a date that is known of the customer, or the hours of the week. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { waitUntilBehaviour } from './behaviour';
import { waitUntilDefinition } from './definition';
import type { WaitUntilConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const waitUntil: NodeKind<WaitUntilConfig> = {
  definition: waitUntilDefinition,
  words: wordsOf(english, dutch),
  acting: waitUntilBehaviour,
};
