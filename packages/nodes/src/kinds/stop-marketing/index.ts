/** Stop marketing: nothing more goes to this customer until they answer, or until its end. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { stopMarketingBehaviour } from './behaviour';
import { stopMarketingDefinition } from './definition';
import type { StopMarketingConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const stopMarketing: NodeKind<StopMarketingConfig> = {
  definition: stopMarketingDefinition,
  words: wordsOf(english, dutch),
  acting: stopMarketingBehaviour,
};
