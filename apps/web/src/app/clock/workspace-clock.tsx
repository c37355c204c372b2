/** The workspace's clock in the top bar; of a simulated one the speed can be changed. */
import { Popover, SegmentedControl, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { Icon } from '../../ui/icons';
import { useWorkspace } from '../workspace';
import { nearestSpeed, SPEEDS } from './speeds';
import { useSetClock } from './use-set-clock';
import { useTickingNow } from './use-ticking-now';
import styles from './workspace-clock.module.css';

/** Shown only where time is not simply now. */
export function WorkspaceClock() {
  const workspace = useWorkspace();
  return workspace.clock.kind === 'simulated' ? <SimulatedClock /> : null;
}

function SimulatedClock() {
  const { t } = useTranslation('app');
  const workspace = useWorkspace();
  const format = useFormat();
  const now = useTickingNow();
  const { paused, speed } = workspace.clock;
  return (
    <Popover position="bottom-end" width={296} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={styles.clock} aria-label={t('clock.open')}>
          <span className={styles.lamp} data-paused={paused} />
          <span className={styles.date}>{format.date(now)}</span>
          <span className={styles.time}>{format.time(now)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ClockSettings speed={speed} paused={paused} />
      </Popover.Dropdown>
    </Popover>
  );
}

function ClockSettings({ speed, paused }: { speed: number; paused: boolean }) {
  const { t } = useTranslation('app');
  const set = useSetClock();
  return (
    <div className={styles.settings}>
      <h2>{t('clock.title')}</h2>
      <p>{t('clock.explanation')}</p>
      <SegmentedControl
        fullWidth
        aria-label={t('clock.speed')}
        value={paused ? 'paused' : nearestSpeed(speed).id}
        data={[
          { value: 'paused', label: <ClockChoice icon="pause" label={t('clock.paused')} /> },
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
    </div>
  );
}

function ClockChoice({ icon, label }: { icon: 'pause'; label: string }) {
  return (
    <span className={styles.choice} title={label}>
      <Icon name={icon} size={14} />
      <span className={styles.hidden}>{label}</span>
    </span>
  );
}
