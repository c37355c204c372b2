/** Task for a person: somebody calls, looks, decides, and says what came of it. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { taskBehaviour } from './behaviour';
import { taskDefinition } from './definition';
import type { TaskConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const task: NodeKind<TaskConfig> = {
  definition: taskDefinition,
  words: wordsOf(english, dutch),
  acting: taskBehaviour,
};
