/** Something that is shown once: to be copied now. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button';
import styles from './settings-page.module.css';

export function ShownSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.choice}>
      <p className={styles.hint}>{t('endpoints.secret.once')}</p>
      <code className={styles.secret}>{secret}</code>
      <div className={styles.end}>
        <CopyButton text={secret} />
        <Button size="xs" onClick={onClose}>
          {t('keys.made.done')}
        </Button>
      </div>
    </div>
  );
}
