/** What became of those who came to a step, in a line: how many came, went on, ended here and failed. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import styles from '../panel.module.css';
import type { NodeCounts } from './figures';

/** Nothing for steps to which nobody comes. */
export function NodePassage({ counts, isRange }: { counts: NodeCounts; isRange: boolean }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  if (counts.entered === undefined) return null;
  const left = Object.entries(counts).reduce(
    (sum, [metric, amount = 0]) => (metric.startsWith('left:') ? sum + amount : sum),
    0,
  );
  const parts = [
    t('passage.entered', { count: counts.entered, shown: format.number(counts.entered) }),
    t('passage.left', { count: left, shown: format.number(left) }),
    ...(counts.done ? [t('passage.done', { count: counts.done, shown: format.number(counts.done) })] : []),
    ...(counts.failed ? [t('passage.failed', { count: counts.failed, shown: format.number(counts.failed) })] : []),
  ];
  return (
    <p className={styles.passage}>
      {t(isRange ? 'passage.in-range' : 'passage.all')} <b>{parts.join(', ')}</b>.
    </p>
  );
}
