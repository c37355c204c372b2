/** "Around a date": a temporal indicator for birthdays, ends of contracts and the like. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type DateIndicatorState, dateIndicatorBehaviour } from './behaviour';
import { dateIndicatorDefinition } from './definition';
import type { DateIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const dateIndicator: NodeKind<DateIndicatorConfig, DateIndicatorState> = {
  definition: dateIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: dateIndicatorBehaviour,
};
