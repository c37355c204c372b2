/** One rule: its sentence, its settings, what is wrong with it, what it will do next and what it did lately. */
import { RULES_PROBLEMS, type RulesProblem } from '@kairos/engine';
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, KindBadge } from '../../ui/icons';
import styles from './sending-page.module.css';

interface RuleFrameProps {
  icon: 'moon' | 'gauge' | 'hourglass';
  sentence: string;
  problems: readonly RulesProblem[];
  /** Left out for what cannot be removed. */
  onRemove?: () => void;
  /** The next concrete moments. */
  moments: string[];
  lately: ReactNode;
  children: ReactNode;
}

export function RuleFrame({ icon, sentence, problems, onRemove, moments, lately, children }: RuleFrameProps) {
  const { t } = useTranslation('sending');
  return (
    <section className={styles.rule} aria-label={sentence}>
      <header className={styles.head}>
        <KindBadge icon={icon} category="time" size={30} />
        <p className={styles.sentence}>{sentence}</p>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={t('remove')} onClick={onRemove}>
            <Icon name="trash" size={16} />
          </ActionIcon>
        )}
      </header>
      <div className={styles.settings}>{children}</div>
      <ul className={styles.problems} aria-live="polite">
        {[...new Set(problems.map(({ code }) => code))].map((code) => (
          <li key={code} data-severity={RULES_PROBLEMS[code]}>
            {t(`problem.${code}`)}
          </li>
        ))}
      </ul>
      {moments.length > 0 && (
        <div className={styles.next}>
          <strong>{t('next')}</strong>
          <ul>
            {moments.map((moment) => (
              <li key={moment}>{moment}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={styles.lately}>{lately}</p>
    </section>
  );
}
