/** What would become of a marketing message now, for each topic and channel, and why. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { Card } from '../../../ui/card';
import { CHANNEL_ICON } from '../../../ui/channels';
import { KindBadge } from '../../../ui/icons';
import type { Preferences } from './customer-preferences';
import styles from './preferences.module.css';

type Outlook = Preferences['outlook'][number];

export function OutlookCard({ outlook }: { outlook: Preferences['outlook'] }) {
  const { t } = useTranslation('customers');
  return (
    <Card title={t('outlook.title')} hint={t('outlook.hint')}>
      {outlook.length === 0 && <p className={styles.quiet}>{t('wish.topics.none')}</p>}
      <ul className={styles.outlook}>
        {outlook.map((each) => (
          <li key={`${each.topic} ${each.channel}`}>
            <KindBadge icon={CHANNEL_ICON[each.channel]} category={each.verdict === 'skip' ? 'time' : 'reach'} />
            <Sentence outlook={each} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Sentence({ outlook }: { outlook: Outlook }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const what = t('outlook.what', { channel: t(`shared:channel.${outlook.channel}`), topic: outlook.topic });
  switch (outlook.verdict) {
    case 'send':
      return <span>{`${what}: ${t('outlook.send')}`}</span>;
    case 'hold':
      return (
        <span>{`${what}: ${t('outlook.hold', { moment: format.moment(outlook.until), reason: t(`shared:reason.${outlook.reason}`) })}`}</span>
      );
    case 'skip':
      return <span>{`${what}: ${t('outlook.skip', { reason: t(`shared:reason.${outlook.reason}`) })}`}</span>;
  }
}
