/** What a card says of the test or holdout that its step conducts, in a few words. */
import { chanceToBeBest, type JourneyNode, type Language, liftOf } from '@kairos/engine';
import type { TFunction } from 'i18next';
import { portName } from '../../../canvas/kinds/card-text';
import type { Format } from '../../../i18n/format';
import type { ExperimentResult } from './use-results';

interface Speech {
  language: Language;
  format: Format;
  /** Speaks the words of the live view. */
  t: TFunction;
}

/** Null while there is nothing to say. */
export function cardNote(node: JourneyNode, result: ExperimentResult, { language, format, t }: Speech): string | null {
  const { arms, decision, goalId, startedAt, isHoldout } = result;
  const [first, second] = arms;
  if (startedAt === null || !first || !second) return null;
  if (isHoldout) {
    const { verdict, difference } = liftOf(first, second);
    const points = format.number(Math.round(difference * 1_000) / 10);
    return t(`badge.holdout.${verdict}`, { points: difference > 0 ? `+${points}` : points });
  }
  const nameOf = (arm: string) => portName(node, arm, language);
  if (decision !== null && decision.arm !== null) return t('badge.winner', { arm: nameOf(decision.arm) });
  const hasFirstResult = arms.some(({ reached }) => reached > 0);
  if (goalId === null || !hasFirstResult) return null;
  const chances = chanceToBeBest(arms);
  const best = chances.indexOf(Math.max(...chances));
  const arm = arms[best];
  return arm ? t('badge.best', { arm: nameOf(arm.arm), chance: format.percent(chances[best] ?? 0) }) : null;
}
