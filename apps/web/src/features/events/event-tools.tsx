/** The filter by name and the switch between running and held. */
import { Button, MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useIsLive } from '../../api/live';
import { trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Icon } from '../../ui/icons';
import { LiveLamp } from '../../ui/live-lamp';
import styles from './events-page.module.css';

interface EventToolsProps {
  names: string[];
  onNames: (names: string[]) => void;
  isPaused: boolean;
  onPause: (isPaused: boolean) => void;
}

export function EventTools({ names, onNames, isPaused, onPause }: EventToolsProps) {
  const { t } = useTranslation('events');
  const format = useFormat();
  const isLive = useIsLive();
  const catalogue = useQuery(trpc.events.catalogue.queryOptions());
  const seen = new Map(catalogue.data?.map((entry) => [entry.name, entry.seen]));
  return (
    <div className={styles.tools}>
      <MultiSelect
        aria-label={t('filter')}
        placeholder={names.length === 0 ? t('filter') : undefined}
        leftSection={<Icon name="filter" size={15} />}
        className={styles.filter}
        searchable
        clearable
        hidePickedOptions
        nothingFoundMessage={t('filter.none')}
        data={[...new Set([...seen.keys(), ...names])]}
        value={names}
        onChange={onNames}
        renderOption={({ option }) => (
          <span className={styles.option}>
            <span>{option.value}</span>
            <span className={styles.count}>{format.number(seen.get(option.value) ?? 0)}</span>
          </span>
        )}
      />
      <span className={styles.space} />
      <LiveLamp state={isPaused ? 'paused' : isLive ? 'live' : 'stale'} />
      <Button
        variant="default"
        onClick={() => onPause(!isPaused)}
        leftSection={<Icon name={isPaused ? 'play' : 'pause'} size={14} />}
      >
        {t(isPaused ? 'resume' : 'pause')}
      </Button>
    </div>
  );
}
