/** Hours of the week: windows of days and times, and what public holidays do to them. */
import { ActionIcon, Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import { isRecord } from '../config-values';
import { Cell, useFieldIds, useIsAtFault } from '../field-frame';
import type { FieldInputProps } from './input-props';
import styles from './rows.module.css';
import { TimeInput } from './time-of-day-field';
import { WeekdayButtons } from './weekdays-field';

const FRESH_WINDOW = { weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '09:00', to: '17:00' };
const HOLIDAYS = ['as-usual', 'never', 'all-day'] as const;

export function ScheduleField({ field, value, onChange }: FieldInputProps) {
  return <ScheduleInput path={field.path} value={value} onChange={onChange} />;
}

interface ScheduleInputProps {
  /** Where the schedule stands in what is being set. */
  path: string;
  value: unknown;
  /** How many windows there must be. */
  least?: number;
  onChange(schedule: Record<string, unknown>): void;
}

export function ScheduleInput({ path, value, least = 1, onChange }: ScheduleInputProps) {
  const { t } = useTranslation('canvas');
  const schedule: Record<string, unknown> = isRecord(value) ? value : {};
  const windows = Array.isArray(schedule.windows) ? schedule.windows.filter(isRecord) : [];
  const change = (part: Record<string, unknown>) => onChange({ ...schedule, ...part });
  const changeWindow = (index: number, next: Record<string, unknown> | null) =>
    change({ windows: windows.flatMap((old, place) => (place !== index ? [old] : next === null ? [] : [next])) });
  return (
    <div>
      {windows.map((window, index) => (
        <WindowBox
          // biome-ignore lint/suspicious/noArrayIndexKey: windows have no identity of their own and are never reordered.
          key={index}
          path={`${path}.windows.${index}`}
          window={window}
          onChange={(next) => changeWindow(index, next)}
          onRemove={windows.length > least ? () => changeWindow(index, null) : undefined}
        />
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<Icon name="plus" size={12} weight={2.2} />}
        onClick={() => change({ windows: [...windows, FRESH_WINDOW] })}
      >
        {t('schedule.add')}
      </Button>
      <Cell className={styles.after} path={`${path}.holidays`} label={t('schedule.holidays')}>
        <Holidays value={schedule.holidays} onChange={(holidays) => change({ holidays })} />
      </Cell>
    </div>
  );
}

interface WindowBoxProps {
  path: string;
  window: Record<string, unknown>;
  onChange(window: Record<string, unknown>): void;
  /** Left out for the last one. */
  onRemove: (() => void) | undefined;
}

function WindowBox({ path, window, onChange, onRemove }: WindowBoxProps) {
  const { t } = useTranslation('canvas');
  const { from, to } = window;
  const isOverMidnight = typeof from === 'string' && typeof to === 'string' && to !== '' && to <= from;
  return (
    <div className={styles.box} data-field={path} data-wrong={useIsAtFault(path) || undefined}>
      <WeekdayButtons value={window.weekdays} onChange={(weekdays) => onChange({ ...window, weekdays })} />
      <div className={styles.cells}>
        <Cell path={`${path}.from`} label={t('schedule.from')}>
          <TimeInput value={from} onChange={(time) => onChange({ ...window, from: time })} />
        </Cell>
        <Cell path={`${path}.to`} label={t('schedule.to')}>
          <TimeInput value={to} onChange={(time) => onChange({ ...window, to: time })} />
        </Cell>
        {onRemove && (
          <ActionIcon className={styles.fixed} aria-label={t('schedule.remove')} onClick={onRemove}>
            <Icon name="close" size={14} />
          </ActionIcon>
        )}
      </div>
      {isOverMidnight && <div className={styles.seen}>{t('schedule.over-midnight')}</div>}
    </div>
  );
}

function Holidays({ value, onChange }: { value: unknown; onChange(value: string): void }) {
  const { t } = useTranslation('canvas');
  const ids = useFieldIds();
  return (
    <Select
      {...ids}
      data={HOLIDAYS.map((each) => ({ value: each, label: t(`schedule.holidays.${each}`) }))}
      value={typeof value === 'string' ? value : 'as-usual'}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
