/** "Signs together": several indicators as one. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type BundleState, bundleBehaviour } from './behaviour';
import { bundleDefinition } from './definition';
import type { BundleConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const bundle: NodeKind<BundleConfig, BundleState> = {
  definition: bundleDefinition,
  words: wordsOf(english, dutch),
  sensing: bundleBehaviour,
};
