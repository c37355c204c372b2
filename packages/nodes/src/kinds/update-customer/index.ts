/** Update customer: changes what is known of the customer. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { updateCustomerBehaviour } from './behaviour';
import { updateCustomerDefinition } from './definition';
import type { UpdateCustomerConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const updateCustomer: NodeKind<UpdateCustomerConfig> = {
  definition: updateCustomerDefinition,
  words: wordsOf(english, dutch),
  acting: updateCustomerBehaviour,
};
