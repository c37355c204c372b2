/** Above the texts of a message: takes them from a template, or keeps them as one. */
import { isBlankContent, type JourneyNode } from '@kairos/engine';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog';
import { Icon } from '../../../ui/icons';
import { definitionOf } from '../../kinds/kinds';
import { useCanvas, useCanvasStore } from '../../store/canvas-context';
import { putTemplate } from './put-template';
import { SaveTemplateForm } from './save-template-form';
import { type MessageTemplate, useTemplateShelf } from './shelf';
import { messageOf } from './step-message';
import { TemplatePicker } from './template-picker';
import styles from './template-tools.module.css';

export function TemplateTools({ node }: { node: JourneyNode }) {
  const { t } = useTranslation('canvas');
  const store = useCanvasStore();
  const shelf = useTemplateShelf();
  const isEditable = useCanvas((state) => state.editable);
  const [open, setOpen] = useState<'use' | 'save' | null>(null);
  const message = messageOf(definitionOf(node.kind)?.form ?? [], node.config);
  if (!shelf || !message || !isEditable) return null;

  const close = () => setOpen(null);
  const put = (template: MessageTemplate) => {
    close();
    putTemplate(store, node.id, template);
  };

  return (
    <div className={styles.tools}>
      <button type="button" className={styles.tool} onClick={() => setOpen('use')}>
        <Icon name="copy" size={13} />
        {t('message-template.use')}
      </button>
      {!isBlankContent(message.content) && (
        <button type="button" className={styles.tool} onClick={() => setOpen('save')}>
          <Icon name="archive" size={13} />
          {t('message-template.save')}
        </button>
      )}
      <Dialog opened={open === 'use'} onClose={close} title={t('message-template.use.title')} size={860}>
        <TemplatePicker shelf={shelf} channel={message.channel} kindId={node.kind} onPick={put} onClose={close} />
      </Dialog>
      <Dialog opened={open === 'save'} onClose={close} title={t('message-template.save.title')}>
        <SaveTemplateForm shelf={shelf} message={message} suggestion={node.name} onClose={close} />
      </Dialog>
    </div>
  );
}
