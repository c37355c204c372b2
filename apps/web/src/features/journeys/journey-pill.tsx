/** How a journey stands: what is in force, and whether the drawing differs from it. */
import { compareDocuments } from '@kairos/engine';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCanvas } from '../../canvas/store/canvas-context';
import { Pill } from '../../ui/pill';
import type { Journey } from './editor/use-draft';

export function JourneyPill({ journey }: { journey: Journey }) {
  const { t } = useTranslation('journeys');
  const document = useCanvas((state) => state.document);
  const { live, status } = journey;
  const hasChanges = useMemo(() => {
    if (!live) return true;
    const { added, removed, changed, rewired } = compareDocuments(live.document, document);
    return added.length + removed.length + changed.length + rewired > 0;
  }, [live, document]);
  if (status === 'archived') return <Pill tone="quiet">{t('status.archived')}</Pill>;
  if (!live) return <Pill>{t('pill.first-draft')}</Pill>;
  if (status === 'paused') return <Pill tone="trigger">{t('pill.paused', { number: live.number })}</Pill>;
  if (hasChanges) return <Pill>{t('pill.draft', { number: live.number + 1 })}</Pill>;
  return <Pill tone="end">{t('pill.live', { number: live.number })}</Pill>;
}
