/** The clock of a trial: to the next thing that happens, ahead by days, to the end, or anywhere. */
import type { Plan } from '@kairos/engine';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { KINDS } from '../../../canvas/kinds/kinds';
import { useKnowledge } from '../../../canvas/panel/knowledge';
import { useFormat } from '../../../i18n/format';
import { Icon } from '../../../ui/icons';
import { MomentInput } from './moment-input';
import styles from './one.module.css';
import { playToEnd, type Trial } from './trial';

interface TimeBarProps {
  trial: Trial;
  plan: Plan;
  nextMoment: number | null;
  onTrial: (trial: Trial) => void;
}

const DAY_MS = 86_400_000;

export function TimeBar({ trial, plan, nextMoment, onTrial }: TimeBarProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const { timeZone } = useKnowledge();
  const goTo = (now: number) => onTrial({ ...trial, now });
  const step = () => nextMoment !== null && goTo(nextMoment);
  useHotkeys([
    ['n', step],
    ['e', () => onTrial(playToEnd(trial, plan, KINDS))],
    ['r', () => goTo(trial.startsAt)],
  ]);
  return (
    <div className={styles.time} role="toolbar" aria-label={t('time')}>
      <Tooltip label={t('time.start')}>
        <ActionIcon size={32} aria-label={t('time.start')} onClick={() => goTo(trial.startsAt)}>
          <Icon name="undo" size={16} />
        </ActionIcon>
      </Tooltip>
      <MomentInput label={t('time.now')} timeZone={timeZone} value={trial.now} onChange={goTo} />
      <Button size="xs" disabled={nextMoment === null} onClick={step}>
        {nextMoment === null ? t('time.nothing') : t('time.next', { moment: format.brief(nextMoment, trial.now) })}
      </Button>
      <Button size="xs" variant="default" onClick={() => goTo(trial.now + DAY_MS)}>
        {t('time.day')}
      </Button>
      <Button size="xs" variant="default" onClick={() => goTo(trial.now + 7 * DAY_MS)}>
        {t('time.week')}
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={nextMoment === null}
        onClick={() => onTrial(playToEnd(trial, plan, KINDS))}
      >
        {t('time.end')}
      </Button>
    </div>
  );
}
