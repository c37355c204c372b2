/** Webhook: tells another system what happened to the customer. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { webhookBehaviour } from './behaviour';
import { webhookDefinition } from './definition';
import type { WebhookConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const webhook: NodeKind<WebhookConfig> = {
  definition: webhookDefinition,
  words: wordsOf(english, dutch),
  acting: webhookBehaviour,
};
