/** A goal of the journey that is drawn here, by which something is measured. */
import { countsAsGoal } from '@kairos/engine';
import { Select } from '@mantine/core';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { cardText } from '../../kinds/card-text';
import { KINDS, wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { CanvasContext, useCanvas } from '../../store/canvas-context';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function GoalField(props: FieldInputProps) {
  // The gallery shows forms outside of any journey.
  return useContext(CanvasContext) ? <GoalOfCanvas {...props} /> : <GoalPicker {...props} goals={[]} />;
}

function GoalOfCanvas(props: FieldInputProps) {
  const language = useLanguage();
  const named = useCanvas(
    useShallow(({ document }) =>
      document.nodes
        .filter(({ kind, config }) => countsAsGoal(KINDS, kind, config))
        .map((node) => `${node.id}/${cardText(node, language).title}`),
    ),
  );
  const goals = named.map((each) => {
    const end = each.indexOf('/');
    return { value: each.slice(0, end), label: each.slice(end + 1) };
  });
  return <GoalPicker {...props} goals={goals} />;
}

interface GoalPickerProps extends FieldInputProps {
  goals: { value: string; label: string }[];
}

function GoalPicker({ field, kindId, value, onChange, goals }: GoalPickerProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  const isGone = chosen !== null && !goals.some((goal) => goal.value === chosen);
  return (
    <>
      <Select
        {...ids}
        error={ids['aria-invalid']}
        clearable={field.optional}
        data={goals}
        value={isGone ? null : chosen}
        onChange={(next) => onChange(next)}
        placeholder={empty ?? t('goal.choose')}
      />
      {goals.length === 0 && <div className={styles.unseen}>{t('goal.none')}</div>}
      {isGone && goals.length > 0 && <div className={styles.unseen}>{t('goal.gone')}</div>}
    </>
  );
}
