/** A message of a trial: as this customer would see it, or why it would not go. */
import type { JournalLine, JsonObject, PlannedMessage } from '@kairos/engine';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { CHANNEL_ICON } from '../../../ui/channels';
import { Icon } from '../../../ui/icons';
import own from './one.module.css';
import { factsOf, type TriedCustomer } from './trial';

// Rendering brings the whole template engine along; it loads with the first message.
const MessagePreview = lazy(() => import('../../../canvas/panel/consequence/message-preview'));

interface TriedMessageProps {
  line: Extract<JournalLine, { type: 'message' }>;
  customer: TriedCustomer;
  /** Undefined where the gate let it not through. */
  message: PlannedMessage | undefined;
  /** Properties of the event that started the campaign; empty when time did. */
  event: JsonObject;
  kindId: string;
}

export function TriedMessage({ line, customer, message, event, kindId }: TriedMessageProps) {
  const { t } = useTranslation('try');
  const format = useFormat();
  const why = t([`shared:reason.${line.reason}`, 'shared:reason.other']);
  if (!message) {
    return (
      <p className={own.notSent}>
        <Icon name={CHANNEL_ICON[line.channel]} size={14} />
        {t('message.not-sent', { why })}
      </p>
    );
  }
  const { at, hold } = message;
  return (
    <details className={own.message}>
      <summary>
        <Icon name={CHANNEL_ICON[line.channel]} size={14} />
        {hold ? t('message.would-wait', { moment: format.exact(hold.until), why }) : t('message.would-go')}
      </summary>
      <Suspense fallback={null}>
        <MessagePreview
          message={message}
          kindId={kindId}
          example={{ label: customer.label, facts: factsOf(customer) }}
          event={event}
          at={hold?.until ?? at}
        />
      </Suspense>
    </details>
  );
}
