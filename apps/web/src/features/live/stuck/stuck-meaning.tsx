/** Says above a list of customers who are stuck what that means here. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import styles from '../people/people-panel.module.css';
import { useStuck } from './use-stuck';

interface StuckMeaningProps {
  journeyId: string;
  versionId: string | null;
  /** Null for all steps together. */
  nodeId: string | null;
}

export function StuckMeaning({ journeyId, versionId, nodeId }: StuckMeaningProps) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const step = useStuck(journeyId).find((each) => each.versionId === versionId && each.nodeId === nodeId);
  return (
    <p className={styles.meaning}>
      {nodeId === null && t('stuck.meaning')}
      {nodeId !== null && !step && t('stuck.too-few')}
      {step &&
        t('stuck.meaning-here', {
          duration: format.duration(step.longest),
          count: step.stays,
          shown: format.number(step.stays),
        })}{' '}
      {t('stuck.planned')}
    </p>
  );
}
