/** Chooses the stretch of time that the figures are about; days of one's own are those of the workspace's calendar. */
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWorkspace, workspaceNow } from '../../../app/workspace';
import type { LiveSearch } from '../routes';
import { dayText } from './day-text';
import { RANGES } from './range-names';
import styles from './time-bar.module.css';

interface RangePickerProps {
  search: LiveSearch;
  go: (next: (before: LiveSearch) => LiveSearch) => void;
}

const ALL = 'all';
const DAYS = ['from', 'to'] as const;
const WEEK_MS = 7 * 86_400_000;

export function RangePicker({ search, go }: RangePickerProps) {
  const { t } = useTranslation('live');
  const workspace = useWorkspace();
  const { range, from, to } = search;
  const choose = (chosen: string) => {
    const name = RANGES.find((each) => each === chosen);
    const now = workspaceNow(workspace);
    const days =
      name === 'days'
        ? { from: from ?? dayText(now - WEEK_MS, workspace.timeZone), to: to ?? dayText(now, workspace.timeZone) }
        : { from: undefined, to: undefined };
    go((before) => ({ ...before, ...days, range: name, at: undefined }));
  };
  const changeDay = (which: (typeof DAYS)[number], day: string) => {
    if (day !== '') go((before) => ({ ...before, [which]: day, at: undefined }));
  };
  return (
    <div className={styles.range}>
      <NativeSelect
        size="xs"
        aria-label={t('range')}
        value={range ?? ALL}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[ALL, ...RANGES].map((name) => ({ value: name, label: t(`range.${name}`) }))}
      />
      {range === 'days' &&
        DAYS.map((which) => (
          <TextInput
            key={which}
            size="xs"
            type="date"
            aria-label={t(`range.${which}`)}
            value={search[which] ?? ''}
            min={which === 'to' ? from : undefined}
            max={which === 'from' ? to : undefined}
            onChange={(event) => changeDay(which, event.currentTarget.value)}
          />
        ))}
    </div>
  );
}
