/** The workspace's clock in the top bar; of a simulated one the speed can be changed. */
import { Popover, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useWorkspace } from '../workspace';
import { SpeedControl } from './speed-control';
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
  const { paused } = workspace.clock;
  return (
    <Popover position="bottom-end" width={384} shadow="md" trapFocus>
      <Popover.Target>
        <UnstyledButton className={styles.clock}>
          <span className={styles.hidden}>{t('clock.open')}</span>
          <span className={styles.lamp} data-paused={paused} />
          <span className={styles.date}>{format.date(now)}</span>
          <span className={styles.time}>{format.time(now)}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <ClockSettings />
      </Popover.Dropdown>
    </Popover>
  );
}

function ClockSettings() {
  const { t } = useTranslation('app');
  return (
    <div className={styles.settings}>
      <h2>{t('clock.title')}</h2>
      <p>{t('clock.explanation')}</p>
      <SpeedControl />
    </div>
  );
}
