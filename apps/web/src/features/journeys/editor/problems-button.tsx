/** How many problems there are; opens the list of them. */
import { Popover } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemList } from '../../../canvas/problems/problem-list';
import { visibleProblems } from '../../../canvas/problems/visible-problems';
import { useCanvas } from '../../../canvas/store/canvas-context';
import styles from './problems-button.module.css';

export function ProblemsButton() {
  const { t } = useTranslation('journeys');
  const [isOpen, setOpen] = useState(false);
  const errors = useCanvas((state) => visibleProblems(state).filter((each) => each.severity === 'error').length);
  const remarks = useCanvas((state) => visibleProblems(state).filter((each) => each.severity === 'warning').length);
  if (errors + remarks === 0) return null;
  const severity = errors > 0 ? 'error' : 'warning';
  return (
    <Popover opened={isOpen} onChange={setOpen} width={340} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <button type="button" className={styles.button} data-severity={severity} onClick={() => setOpen(!isOpen)}>
          {severity === 'error' ? t('problems', { count: errors }) : t('remarks', { count: remarks })}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={styles.list} onClick={() => setOpen(false)}>
        <ProblemList />
      </Popover.Dropdown>
    </Popover>
  );
}
