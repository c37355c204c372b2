/** Says how many customers went to another version, once they did. */
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../../api/trpc';
import { useFormat } from '../../../i18n/format';

type MovedCounts = ApiOutputs['journeys']['moveCustomers'];

/** Sentences; none when everybody stayed. */
export function useSayMoved(): (counts: MovedCounts, number: number) => string[] {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return ({ moved, left, missed, remaining }, number) => [
    ...(moved > 0 ? [t('move.done', { count: moved, shown: format.number(moved), number })] : []),
    ...(left > 0 ? [t('move.left', { count: left, shown: format.number(left) })] : []),
    ...(missed > 0 ? [t('move.missed', { count: missed, shown: format.number(missed) })] : []),
    ...(remaining > 0 ? [t('move.remaining', { count: remaining, shown: format.number(remaining) })] : []),
  ];
}
