/** The message of a step as one customer would see it, rendered by the code that sends it. */
import { type Preview, previewMessage } from '@kairos/channels/preview';
import type { JsonObject, Language, MessageRequest } from '@kairos/engine';
import { useTranslation } from 'react-i18next';
import { wordOf } from '../../kinds/kinds';
import { useLanguage } from '../../kinds/use-language';
import { useKnowledge } from '../knowledge';
import type { Example } from './example';
import { Letter } from './letter';
import styles from './message-preview.module.css';

interface MessagePreviewProps {
  message: MessageRequest;
  /** Its words name the part that cannot be shown. */
  kindId: string;
  /** Who reads it. */
  example: Pick<Example, 'label' | 'facts'>;
  /** Properties of the event that started the campaign. */
  event: JsonObject;
  /** When it is sent, epoch ms; now where nothing is said. */
  at?: number;
}

export default function MessagePreview({ message, kindId, example, event, at }: MessagePreviewProps) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  const knowledge = useKnowledge();
  const preview = previewMessage(message.channel, message.content, {
    attributes: example.facts.attributes,
    label: example.label ?? t('sample-customer'),
    event,
    topic: message.topic,
    brand: knowledge.brand,
    language,
    timeZone: knowledge.timeZone,
    sentAt: at ?? knowledge.now(),
  });
  return <Shown preview={preview} brand={knowledge.brand} kindId={kindId} />;
}

function Shown({ preview, brand, kindId }: { preview: Preview; brand: string; kindId: string }) {
  const { t } = useTranslation('canvas');
  const language = useLanguage();
  switch (preview.type) {
    case 'email':
      return (
        <figure className={styles.email} data-preview="email">
          <figcaption className={styles.head}>
            <b>{preview.subject || t('preview.no-subject')}</b>
            <span>{preview.preheader}</span>
          </figcaption>
          <Letter html={preview.html} />
        </figure>
      );
    case 'sms':
      return (
        <div className={styles.phone} data-preview="sms">
          <p className={styles.bubble}>{preview.text}</p>
          <p className={styles.size}>{t('sms.sent', { count: preview.size.segments })}</p>
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
      return (
        <p className={preview.code === 'blank' ? styles.blank : styles.failed}>
          {t(`preview.${preview.code}`, { part: partName(kindId, preview.part, language) })}
        </p>
      );
  }
}

function partName(kindId: string, part: string, language: Language): string {
  return wordOf(kindId, `field.${part}`, language) ?? part;
}
