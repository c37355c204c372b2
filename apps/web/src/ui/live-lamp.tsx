/** Says whether a list moves by itself, is held by the reader, or is behind because the connection is gone. */
import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './live-lamp.module.css';

export function LiveLamp({ state }: { state: 'live' | 'paused' | 'stale' }) {
  const { t } = useTranslation('app');
  return (
    <Tooltip label={t(`live.${state}.hint`)}>
      <span className={styles.state} data-state={state} role="status">
        <span className={styles.lamp} />
        {t(`live.${state}`)}
      </span>
    </Tooltip>
  );
}
