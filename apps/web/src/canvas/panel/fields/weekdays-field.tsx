/** Days of the week, Monday first. */
import { WEEKDAYS, type Weekday } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../kinds/use-language';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './weekdays-field.module.css';

const WORKING_DAYS = WEEKDAYS.slice(0, 5);
/** 1 January 2024 was a Monday. */
const A_MONDAY = Date.UTC(2024, 0, 1, 12);
const DAY_MS = 86_400_000;

export function WeekdaysField({ value, onChange }: FieldInputProps) {
  const ids = useFieldIds();
  return <WeekdayButtons labelledBy={ids['aria-labelledby']} value={value} onChange={onChange} />;
}

interface WeekdayButtonsProps {
  labelledBy?: string;
  value: unknown;
  onChange(weekdays: Weekday[]): void;
}

export function WeekdayButtons({ labelledBy, value, onChange }: WeekdayButtonsProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const chosen = new Set(Array.isArray(value) ? value : []);
  const name = (place: number, weekday: 'short' | 'long') =>
    new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(A_MONDAY + place * DAY_MS);
  const toggle = (day: Weekday) =>
    onChange(WEEKDAYS.filter((each) => (each === day ? !chosen.has(each) : chosen.has(each))));
  return (
    <div>
      <div className={styles.week} role="group" aria-labelledby={labelledBy}>
        {WEEKDAYS.map((day, place) => (
          <button
            key={day}
            type="button"
            className={styles.day}
            aria-pressed={chosen.has(day)}
            title={name(place, 'long')}
            onClick={() => toggle(day)}
          >
            {name(place, 'short')}
          </button>
        ))}
      </div>
      <div className={styles.shortcuts}>
        <button type="button" onClick={() => onChange([...WORKING_DAYS])}>
          {t('weekdays.working')}
        </button>
        <button type="button" onClick={() => onChange([...WEEKDAYS])}>
          {t('weekdays.all')}
        </button>
      </div>
    </div>
  );
}
