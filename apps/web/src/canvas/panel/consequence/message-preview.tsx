/** The message of a step as one customer would see it, rendered by the code that sends it. */
import { type Preview, previewMessage } from '@kairos/channels/preview';
import type { MessageRequest } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { behindGlass } from '../../../ui/previews/behind-glass';
import { useLanguage } from '../../kinds/use-language';
import { useKnowledge } from '../knowledge';
import { sampleFacts } from './consequence-of';
import styles from './message-preview.module.css';

export default function MessagePreview({ message }: { message: MessageRequest }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const knowledge = useKnowledge();
  const preview = previewMessage(message.channel, message.content, {
    attributes: sampleFacts(knowledge).attributes,
    label: t('sample-customer'),
    topic: message.topic,
    brand: knowledge.brand,
    language,
    timeZone: knowledge.timeZone,
    sentAt: knowledge.now(),
  });
  return <Shown preview={preview} brand={knowledge.brand} />;
}

function Shown({ preview, brand }: { preview: Preview; brand: string }) {
  const { t } = useTranslation('canvas');
  switch (preview.type) {
    case 'email':
      return (
        <figure className={styles.email} data-preview="email">
          <figcaption className={styles.head}>
            <b>{preview.subject || t('preview.no-subject')}</b>
            <span>{preview.preheader}</span>
          </figcaption>
          {/* Without any permission in its sandbox a message cannot run, load or open anything. */}
          <iframe
            className={styles.letter}
            sandbox=""
            srcDoc={behindGlass(preview.html)}
            referrerPolicy="no-referrer"
            title={t('consequence.preview')}
          />
        </figure>
      );
    case 'sms':
      return (
        <div className={styles.phone} data-preview="sms">
          <p className={styles.bubble}>{preview.text}</p>
        </div>
      );
    case 'push':
      return (
        <div className={styles.phone} data-preview="push">
          <div className={styles.push}>
            <span className={styles.app}>{brand}</span>
            <b>{preview.title}</b>
            <span>{preview.text}</span>
          </div>
        </div>
      );
    case 'failed':
      return <p className={styles.failed}>{t('preview.failed', { part: preview.part })}</p>;
  }
}
