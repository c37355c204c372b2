/** The head of a side panel: what it is about, and the way out. */
import { ActionIcon } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import styles from './panel.module.css';

interface PanelHeadProps {
  badge?: ReactNode;
  title: ReactNode;
  subtitle: ReactNode;
  onClose: () => void;
}

export function PanelHead({ badge, title, subtitle, onClose }: PanelHeadProps) {
  const { t } = useTranslation('shared');
  return (
    <header className={styles.head}>
      {badge}
      <div className={styles.titles}>
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.subtitle}>{subtitle}</p>
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" size={16} />
      </ActionIcon>
    </header>
  );
}
