/** "A fact about the customer": an implicit indicator over the company's own data. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type ProfileIndicatorState, profileIndicatorBehaviour } from './behaviour';
import { profileIndicatorDefinition } from './definition';
import type { ProfileIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const profileIndicator: NodeKind<ProfileIndicatorConfig, ProfileIndicatorState> = {
  definition: profileIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: profileIndicatorBehaviour,
};
