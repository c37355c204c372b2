/** What a condition compares with, in an input that suits the comparison. */
import { COMPARED_WITH, type Comparison, type JsonValue } from '@kairos/engine';
import { Select } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { SuggestInput } from '../../../ui/suggest-input';
import { useLanguage } from '../../kinds/use-language';
import styles from './condition-row.module.css';
import { ElapsedTime } from './elapsed-time';
import { typedValue } from './typed-value';
import { ValueList } from './value-list';
import { sortOf } from './value-sorts';

const DateChoice = lazy(() => import('./date-choice'));

interface ComparedValueProps {
  comparison: Comparison;
  /** Values seen so far under the name. */
  examples: readonly JsonValue[];
  value: unknown;
  onChange(value: unknown): void;
}

export function ComparedValue({ comparison, examples, value, onChange }: ComparedValueProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const label = t('condition.value');
  const known = [...new Set(examples.filter((each) => typeof each !== 'object').map(String))];
  switch (COMPARED_WITH[comparison]) {
    case 'nothing':
      return null;
    case 'list':
      return <ValueList label={label} known={known} value={value} onChange={onChange} />;
    case 'duration':
      return <ElapsedTime label={label} value={value} onChange={onChange} />;
    case 'date':
      return (
        <Suspense fallback={<div className={styles.grow} />}>
          <DateChoice className={styles.grow} label={label} value={value} onChange={onChange} />
        </Suspense>
      );
    case 'value':
    case 'text':
    case 'number':
      break;
  }
  if (sortOf(examples) === 'yes-no' && (typeof value === 'boolean' || value === '')) {
    return <YesOrNo value={value} onChange={onChange} />;
  }
  return (
    <SuggestInput
      className={styles.grow}
      aria-label={label}
      data={known}
      value={typeof value === 'object' ? '' : String(value ?? '')}
      onChange={(next) => onChange(typedValue(next, language))}
      placeholder={label}
    />
  );
}

function YesOrNo({ value, onChange }: { value: boolean | ''; onChange(value: boolean): void }) {
  const { t } = useTranslation('canvas');
  return (
    <Select
      className={styles.grow}
      aria-label={t('condition.value')}
      data={[
        { value: 'true', label: t('shared:yes') },
        { value: 'false', label: t('shared:no') },
      ]}
      value={value === '' ? null : String(value)}
      onChange={(next) => next !== null && onChange(next === 'true')}
      placeholder={t('condition.value')}
    />
  );
}
