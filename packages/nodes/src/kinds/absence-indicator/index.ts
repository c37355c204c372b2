/** "Something did not happen": a temporal indicator that notices silence. */
import type { NodeKind } from '@kairos/engine';
import { wordsOf } from '../../wording/words';
import { type AbsenceIndicatorState, absenceIndicatorBehaviour } from './behaviour';
import { absenceIndicatorDefinition } from './definition';
import type { AbsenceIndicatorConfig } from './schema';
import english from './words.en.json';
import dutch from './words.nl.json';

export const absenceIndicator: NodeKind<AbsenceIndicatorConfig, AbsenceIndicatorState> = {
  definition: absenceIndicatorDefinition,
  words: wordsOf(english, dutch),
  sensing: absenceIndicatorBehaviour,
};
