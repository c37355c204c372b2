/** Another journey of the workspace. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function JourneyField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const { journeys } = useKnowledge();
  const chosen = journeys.find((journey) => journey.id === value);
  return (
    <>
      <Select
        {...ids}
        error={ids['aria-invalid']}
        searchable
        data={journeys.map(({ id, name }) => ({ value: id, label: name }))}
        value={typeof value === 'string' && value !== '' ? value : null}
        onChange={(next) => next !== null && onChange(next)}
        placeholder={t('journey.choose')}
        nothingFoundMessage={t('journey.none')}
      />
      {chosen && !chosen.isLive && <div className={styles.unseen}>{t('journey.not-live')}</div>}
      {typeof value === 'string' && value !== '' && !chosen && journeys.length > 0 && (
        <div className={styles.unseen}>{t('journey.gone')}</div>
      )}
    </>
  );
}
