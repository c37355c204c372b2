/** How to send an event: with curl, or with any library that speaks Segment's protocol. */
import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import { CodeSample } from '../../ui/code-sample';
import styles from './events-page.module.css';

export function FirstEvent() {
  const { t } = useTranslation('events');
  const host = location.origin;
  return (
    <div className={styles.guide}>
      <p>
        <Trans t={t} i18nKey="guide.key" components={{ keys: <Link to="/settings" hash="keys" /> }} />
      </p>
      <CodeSample label={t('guide.curl')} code={curl(host)} />
      <CodeSample label={t('guide.sdk')} code={sdk(host)} />
      <p>{t('guide.result')}</p>
    </div>
  );
}

const curl = (host: string) => `curl ${host}/v1/track \\
  -u WRITE_KEY: \\
  -H 'content-type: application/json' \\
  -d '{"userId": "08214", "event": "purchase", "properties": {"amount": 27.5}}'`;

const sdk = (host: string) => `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: 'WRITE_KEY', host: '${host}' });

analytics.identify({ userId: '08214', traits: { email: 'vera@example.com' } });
analytics.track({ userId: '08214', event: 'purchase', properties: { amount: 27.5 } });`;
