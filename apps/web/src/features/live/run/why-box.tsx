/** Why a campaign started, in one sentence. */
import type { JourneyDocument } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../canvas/kinds/use-language';
import { useFormat } from '../../../i18n/format';
import styles from './run-panel.module.css';
import type { ToldRun } from './run-story';
import { whyOf } from './why';

export function WhyBox({ document, story }: { document: JourneyDocument; story: ToldRun }) {
  const { t, i18n } = useTranslation('live');
  const language = useLanguage();
  const format = useFormat();
  const why = whyOf(document, story, language);
  if (!why || why.causes.length === 0) return null;
  const causes = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(why.causes);
  const { points, trigger } = why;
  return (
    <div className={styles.why}>
      <h3>{t('why')}</h3>
      <p>
        {points === null
          ? t('why.signals', { causes, trigger })
          : t('why.points', { causes, count: points, shown: format.number(points), trigger })}
      </p>
    </div>
  );
}
