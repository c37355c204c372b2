/** "Wait for something": holds the customer until an event, or until its time is up. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { waitForEventBehaviour } from './behaviour';
import { waitForEventDefinition } from './definition';
import type { WaitForEventConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const waitForEvent: NodeKind<WaitForEventConfig> = {
  definition: waitForEventDefinition,
  words: wordsOf(english, dutch),
  acting: waitForEventBehaviour,
};
