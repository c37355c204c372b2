/** "Something happened": an explicit signal, such as a download, a visit or a purchase. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type EventIndicatorState, eventIndicatorBehaviour } from './behaviour';
import { eventIndicatorDefinition } from './definition';
import type { EventIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const eventIndicator: NodeKind<EventIndicatorConfig, EventIndicatorState> = {
  definition: eventIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: eventIndicatorBehaviour,
};
