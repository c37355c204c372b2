/** An endpoint that webhooks go to; new ones are made in the settings. */
import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

export function EndpointField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  const { endpoints } = useKnowledge();
  const chosen = typeof value === 'string' && value !== '' ? value : null;
  const isGone = chosen !== null && endpoints.length > 0 && !endpoints.some(({ id }) => id === chosen);
  return (
    <>
      <Select
        {...ids}
        error={ids['aria-invalid']}
        data={endpoints.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={(next) => next !== null && onChange(next)}
        placeholder={t('endpoint.choose')}
        disabled={endpoints.length === 0}
      />
      {endpoints.length === 0 && (
        <div className={styles.unseen}>
          {t('endpoint.none')} <Link to="/settings">{t('endpoint.make')}</Link>
        </div>
      )}
      {isGone && <div className={styles.unseen}>{t('endpoint.gone')}</div>}
    </>
  );
}
