/** The workspace's clock, large; a simulated one can be stopped, started and made faster here. */
import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SpeedControl } from '../../app/clock/speed-control';
import { useSetClock } from '../../app/clock/use-set-clock';
import { useTickingNow } from '../../app/clock/use-ticking-now';
import { useMay } from '../../app/use-may';
import { useWorkspace } from '../../app/workspace';
import { useFormat } from '../../i18n/format';
import { Icon } from '../../ui/icons';
import styles from './clock-card.module.css';

export function ClockCard() {
  const { t } = useTranslation('home');
  const { clock, timeZone } = useWorkspace();
  const mayEdit = useMay('edit');
  const format = useFormat();
  const now = useTickingNow();
  const isSimulated = clock.kind === 'simulated';
  return (
    <section className={styles.card} aria-label={t('clock')}>
      <div className={styles.now}>
        {isSimulated && mayEdit && <PlayButton isPaused={clock.paused} />}
        <div>
          <div className={styles.date}>
            <time>{format.date(now)}</time>
          </div>
          <div className={styles.time}>
            <time>{format.time(now)}</time> {timeZone}
          </div>
        </div>
      </div>
      {isSimulated && mayEdit && (
        <div className={styles.speed}>
          <SpeedControl />
        </div>
      )}
    </section>
  );
}

function PlayButton({ isPaused }: { isPaused: boolean }) {
  const { t } = useTranslation('home');
  const set = useSetClock();
  const label = t(isPaused ? 'clock.play' : 'clock.pause');
  return (
    <ActionIcon
      size={40}
      radius={40}
      variant={isPaused ? 'filled' : 'default'}
      aria-label={label}
      title={label}
      onClick={() => set.mutate({ paused: !isPaused })}
    >
      <Icon name={isPaused ? 'play' : 'pause'} size={18} />
    </ActionIcon>
  );
}
