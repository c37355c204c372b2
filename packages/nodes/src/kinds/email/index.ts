/** E-mail: a message to the customer's mailbox. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { emailBehaviour } from './behaviour';
import { emailDefinition } from './definition';
import type { EmailConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const email: NodeKind<EmailConfig> = {
  definition: emailDefinition,
  words: wordsOf(english, dutch),
  acting: emailBehaviour,
};
