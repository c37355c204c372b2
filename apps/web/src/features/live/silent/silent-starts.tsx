/** Campaigns that late events would have started: how many there are, and the way to start them after all. */
import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChanges } from '../../../api/live';
import { trpc } from '../../../api/trpc';
import { useMay } from '../../../app/use-may';
import { useFormat } from '../../../i18n/format';
import column from '../journey-column.module.css';
import { ReleaseDialog } from './release-dialog';

const LOOK_AGAIN_MS = 5_000;

/** Nothing, as long as there are none. */
export function SilentStarts({ journeyId }: { journeyId: string }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const may = useMay('edit');
  const [isOpen, setOpen] = useState(false);
  const { data, refetch } = useQuery(trpc.live.silentStarts.queryOptions({ journeyId }));
  useChanges('flow', () => void refetch(), LOOK_AGAIN_MS);
  if (!data || (data.starts === 0 && !isOpen)) return null;
  return (
    <>
      <h2>{t('silent.title')}</h2>
      <p className={column.hint}>{t('silent.hint')}</p>
      <UnstyledButton
        className={column.row}
        disabled={!may}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        data-silent-starts={data.starts}
      >
        <span>
          {t('silent.row')} {may && <span className={column.offer}>{t('silent.release')}</span>}
        </span>
        <b>{format.number(data.starts)}</b>
      </UnstyledButton>
      {isOpen && <ReleaseDialog journeyId={journeyId} waiting={data} onClose={() => setOpen(false)} />}
    </>
  );
}
