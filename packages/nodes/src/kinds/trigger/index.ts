/** Trigger: the rule over scores and indicators that starts a campaign for one customer. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type TriggerState, triggerBehaviour } from './behaviour';
import { triggerDefinition } from './definition';
import type { TriggerConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const trigger: NodeKind<TriggerConfig, TriggerState> = {
  definition: triggerDefinition,
  words: wordsOf(english, dutch),
  sensing: triggerBehaviour,
};
