/** What a rule did in the last seven days. */
import { useTranslation } from 'react-i18next';
import type { ApiOutputs } from '../../api/trpc';
import { useFormat } from '../../i18n/format';

export type WithheldLately = ApiOutputs['sending']['withheldLately'] | undefined;
type Row = ApiOutputs['sending']['withheldLately'][number];

interface LatelyProps {
  /** Undefined while they are still on their way. */
  rows: WithheldLately;
  concerns(row: Row): boolean;
}

export function Lately({ rows, concerns }: LatelyProps) {
  const { t } = useTranslation('sending');
  const format = useFormat();
  if (rows === undefined) return t('lately.loading');
  const mine = rows.filter(concerns);
  const sum = (of: 'held' | 'skipped') => mine.reduce((total, row) => total + row[of], 0);
  const [held, skipped] = [sum('held'), sum('skipped')];
  if (held === 0 && skipped === 0) return t('lately.none');
  return t('lately', { held: format.number(held), skipped: format.number(skipped) });
}
