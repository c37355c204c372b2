/** Something that is shown once: to be copied now. */
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../ui/copy-button';
import styles from './settings-page.module.css';

interface ShownSecretProps {
  secret: string;
  /** Why it has to be copied now. */
  hint: string;
  onClose: () => void;
}

export function ShownSecret({ secret, hint, onClose }: ShownSecretProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.choice}>
      <p className={styles.hint}>{hint}</p>
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
