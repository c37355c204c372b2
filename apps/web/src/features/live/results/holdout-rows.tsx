/** What the journey adds, in a line for each of its holdouts; a press shows the figures. */
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiftLine } from './holdout-result';
import styles from './results.module.css';
import { type ExperimentResult, useResults } from './use-results';

interface HoldoutRowsProps {
  journeyId: string;
  onNode: (nodeId: string) => void;
}

export function HoldoutRows({ journeyId, onNode }: HoldoutRowsProps) {
  const { t } = useTranslation('live');
  const { data = [] } = useResults(journeyId);
  const holdouts = data.filter((result) => result.isHoldout);
  if (holdouts.length === 0) return null;
  return (
    <>
      <h2>{t('holdout.title')}</h2>
      {holdouts.map((result) => (
        <HoldoutRow key={result.nodeId} result={result} onNode={onNode} />
      ))}
    </>
  );
}

function HoldoutRow({ result, onNode }: { result: ExperimentResult; onNode: HoldoutRowsProps['onNode'] }) {
  return (
    <UnstyledButton className={styles.line} onClick={() => onNode(result.nodeId)}>
      {useLiftLine(result)}
    </UnstyledButton>
  );
}
