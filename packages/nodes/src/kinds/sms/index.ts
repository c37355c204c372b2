/** SMS: a short text to the customer's phone. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { smsBehaviour } from './behaviour';
import { smsDefinition } from './definition';
import type { SmsConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const sms: NodeKind<SmsConfig> = {
  definition: smsDefinition,
  words: wordsOf(english, dutch),
  acting: smsBehaviour,
};
