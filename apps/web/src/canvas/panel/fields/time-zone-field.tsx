/** A time zone by its IANA name, with its distance from UTC now. */
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import { useKnowledge } from '../knowledge';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';

const ZONES = Intl.supportedValuesOf('timeZone');

export function TimeZoneField({ field, kindId, value, onChange }: FieldInputProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const ids = useFieldIds();
  const { timeZone, now } = useKnowledge();
  const empty = field.optional ? wordOf(kindId, `empty.${field.path}`, language) : null;
  const zone = typeof value === 'string' && value !== '' ? value : null;
  return (
    <Select
      {...ids}
      error={ids['aria-invalid']}
      searchable
      clearable={field.optional === true}
      limit={60}
      data={[...new Set([...(zone === null ? [] : [zone]), timeZone, ...ZONES])]}
      value={zone}
      onChange={onChange}
      placeholder={empty ?? t('zone.choose')}
      nothingFoundMessage={t('zone.none')}
      renderOption={({ option }) => (
        <span className={styles.option}>
          <span>{option.value.replaceAll('_', ' ')}</span>
          <span className={styles.note}>{distanceFromUtc(option.value, now())}</span>
        </span>
      )}
    />
  );
}

/** "UTC+1"; empty for a name that this browser does not know. */
function distanceFromUtc(timeZone: string, at: number): string {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
    return parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? '';
  } catch {
    return '';
  }
}
