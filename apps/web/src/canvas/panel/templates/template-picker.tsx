/** The templates of a channel, to put one of them into the step. */
import type { Channel } from '@kairos/engine';
import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState } from '../../../ui/notice';
import { type MessageTemplate, type TemplateShelf, useTemplates } from './shelf';
import { templatesFor } from './step-message';
import { TemplateChoice } from './template-choice';
import styles from './template-picker.module.css';

interface TemplatePickerProps {
  shelf: TemplateShelf;
  channel: Channel;
  kindId: string;
  onPick(template: MessageTemplate): void;
  onClose(): void;
}

export function TemplatePicker({ shelf, channel, onClose, ...rest }: TemplatePickerProps) {
  const { t } = useTranslation('canvas');
  const templates = useTemplates(shelf);
  const ofChannel = templates.data && templatesFor(templates.data, channel, '');
  return (
    <>
      {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.isPending && (
        <div className={styles.loading}>
          <Loader size="sm" aria-label={t('shared:loading')} />
        </div>
      )}
      {ofChannel?.length === 0 && (
        <EmptyState icon="copy" title={t('message-template.none.title')}>
          {t('message-template.none.text')}
        </EmptyState>
      )}
      {ofChannel && ofChannel.length > 0 && <TemplateChoice {...rest} templates={ofChannel} onClose={onClose} />}
    </>
  );
}
