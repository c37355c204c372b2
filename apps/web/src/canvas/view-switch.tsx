/** Chooses between the drawing and the list of the same journey. */
import { SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PageCommand, usePageCommands } from '../app/page-commands';
import styles from './view-switch.module.css';

export type JourneyViewName = 'canvas' | 'outline';

interface ViewSwitchProps {
  view: JourneyViewName;
  onView: (view: JourneyViewName) => void;
}

export function ViewSwitch({ view, onView }: ViewSwitchProps) {
  const { t } = useTranslation('canvas');
  const other = view === 'canvas' ? 'outline' : 'canvas';
  const commands = useMemo(
    (): PageCommand[] => [{ id: 'view', label: t(`view.show-${other}`), icon: 'list', run: () => onView(other) }],
    [other, onView, t],
  );
  usePageCommands(commands);
  return (
    <SegmentedControl
      className={styles.switch}
      size="xs"
      aria-label={t('view')}
      value={view}
      onChange={(chosen) => onView(chosen === 'outline' ? 'outline' : 'canvas')}
      data={[
        { value: 'canvas', label: t('view.canvas') },
        { value: 'outline', label: t('view.outline') },
      ]}
    />
  );
}
