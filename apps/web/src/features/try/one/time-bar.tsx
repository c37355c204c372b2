/** The clock of a trial: to the next thing that happens, ahead by days, to the end, or anywhere. */
import type { Plan } from '@kairos/engine';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageCommand, usePageCommands } from '../../../app/page-commands';
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
  const { goTo, next, ahead, end, restart } = useMemo(() => {
    const to = (now: number) => onTrial({ ...trial, now });
    return {
      goTo: to,
      next: () => nextMoment !== null && to(nextMoment),
      ahead: (days: number) => to(trial.now + days * DAY_MS),
      end: () => onTrial(playToEnd(trial, plan, KINDS)),
      restart: () => to(trial.startsAt),
    };
  }, [trial, plan, nextMoment, onTrial]);
  useHotkeys([
    ['n', next],
    ['e', end],
    ['r', restart],
  ]);
  const commands = useMemo((): PageCommand[] => {
    const command = (id: string, label: string, run: () => void): PageCommand => ({ id, label, icon: 'clock', run });
    const moving = [
      command('next', t('command.next'), next),
      command('day', t('command.day'), () => ahead(1)),
      command('week', t('command.week'), () => ahead(7)),
      command('end', t('command.end'), end),
    ];
    return [...(nextMoment === null ? moving.slice(1, 3) : moving), command('restart', t('command.restart'), restart)];
  }, [nextMoment, next, ahead, end, restart, t]);
  usePageCommands(commands);
  return (
    <div className={styles.time} role="toolbar" aria-label={t('time')}>
      <Tooltip label={t('time.start')}>
        <ActionIcon size={32} aria-label={t('time.start')} onClick={restart}>
          <Icon name="undo" size={16} />
        </ActionIcon>
      </Tooltip>
      <MomentInput label={t('time.now')} timeZone={timeZone} value={trial.now} onChange={goTo} />
      <Button size="xs" disabled={nextMoment === null} onClick={next}>
        {nextMoment === null ? t('time.nothing') : t('time.next', { moment: format.brief(nextMoment, trial.now) })}
      </Button>
      <Button size="xs" variant="default" onClick={() => ahead(1)}>
        {t('time.day')}
      </Button>
      <Button size="xs" variant="default" onClick={() => ahead(7)}>
        {t('time.week')}
      </Button>
      <Button size="xs" variant="default" disabled={nextMoment === null} onClick={end}>
        {t('time.end')}
      </Button>
    </div>
  );
}
