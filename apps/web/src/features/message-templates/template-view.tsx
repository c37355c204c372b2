/** One message template as an example customer would get it, and what can be done with it. */
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-may';
import { useFormat } from '../../i18n/format';
import { Dialog } from '../../ui/dialog';
import { RemoveForm } from './remove-form';
import { RenameForm } from './rename-form';
import { TemplateLook } from './template-look';
import styles from './template-view.module.css';
import type { Template } from './templates-page';

export function TemplateView({ template, onEdit }: { template: Template; onEdit(): void }) {
  const { t } = useTranslation('message-templates');
  const format = useFormat();
  const mayEdit = useMay('edit');
  const [asked, ask] = useState<'rename' | 'remove' | null>(null);
  const { name, channel, savedAt, savedByName } = template;
  const moment = format.moment(savedAt);
  const close = () => ask(null);
  return (
    <article className={styles.view}>
      <header className={styles.head}>
        <div className={styles.words}>
          <h2>{name}</h2>
          <dl>
            <div>
              <dt>{t('channel')}</dt>
              <dd>{t(`shared:channel.${channel}`)}</dd>
            </div>
            <div>
              <dt>{t('saved')}</dt>
              <dd>{savedByName === null ? moment : t('saved-by', { moment, name: savedByName })}</dd>
            </div>
          </dl>
        </div>
        {mayEdit && (
          <div className={styles.actions}>
            <Button variant="default" size="xs" onClick={onEdit}>
              {t('edit')}
            </Button>
            <Button variant="default" size="xs" onClick={() => ask('rename')}>
              {t('rename')}
            </Button>
            <Button variant="default" size="xs" onClick={() => ask('remove')}>
              {t('remove')}
            </Button>
          </div>
        )}
      </header>
      <TemplateLook template={template} />
      <Dialog opened={asked === 'rename'} onClose={close} title={t('rename.title', { name })}>
        <RenameForm template={template} onClose={close} />
      </Dialog>
      <Dialog opened={asked === 'remove'} onClose={close} title={t('remove.title', { name })}>
        <RemoveForm template={template} onClose={close} />
      </Dialog>
    </article>
  );
}
