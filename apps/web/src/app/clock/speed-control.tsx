/** Chooses how fast a simulated clock runs, or lets it stand still. */
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { useWorkspace } from '../workspace';
import { nearestSpeed, SPEEDS } from './speeds';
import { useSetClock } from './use-set-clock';
import styles from './workspace-clock.module.css';

export function SpeedControl() {
  const { t } = useTranslation('app');
  const { speed, paused } = useWorkspace().clock;
  const set = useSetClock();
  return (
    <>
      <SegmentedControl
        fullWidth
        classNames={{ label: styles.speed }}
        aria-label={t('clock.speed')}
        value={paused ? 'paused' : nearestSpeed(speed).id}
        data={[
          { value: 'paused', label: <PauseChoice label={t('clock.paused')} /> },
          ...SPEEDS.map((each) => ({ value: each.id, label: t(`clock.speed.${each.id}`) })),
        ]}
        onChange={(choice) => {
          const chosen = SPEEDS.find((each) => each.id === choice);
          set.mutate(chosen ? { speed: chosen.speed, paused: false } : { paused: true });
        }}
      />
      <p className={styles.meaning}>
        {paused ? t('clock.meaning.paused') : t(`clock.meaning.${nearestSpeed(speed).id}`)}
      </p>
    </>
  );
}

function PauseChoice({ label }: { label: string }) {
  return (
    <span className={styles.choice} title={label}>
      <Icon name="pause" size={14} />
      <span className={styles.hidden}>{label}</span>
    </span>
  );
}
