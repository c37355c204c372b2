/** What became of a message, with the way to see it as the customer did. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Format, useFormat } from '../../../i18n/format';
import { CHANNEL_ICON } from '../../../ui/channels';
import { Icon } from '../../../ui/icons';
import styles from './run-panel.module.css';
import type { RunMessage } from './run-story';

export function MessageLine({ message }: { message: RunMessage }) {
  const { t } = useTranslation('live');
  const format = useFormat();
  const { sandboxId, headline, channel } = message;
  return (
    <div className={styles.message} data-state={message.state}>
      <Icon name={CHANNEL_ICON[channel]} size={14} />
      <div className={styles.messageText}>
        <span>{stateOf(message, t, format)}</span>
        {headline && (
          <span className={styles.headline}>
            {sandboxId === null ? (
              headline
            ) : (
              <Link to="/messages" search={{ message: sandboxId }} title={t('message.open')}>
                {headline}
              </Link>
            )}
          </span>
        )}
      </div>
    </div>
  );
}

function stateOf(message: RunMessage, t: TFunction, format: Format): string {
  const { state, took, heldUntil } = message;
  const reason = heldUntil === null ? message.reason : message.holdReason;
  const why = reason === null ? null : t([`shared:reason.${reason}`, 'shared:reason.other']);
  if (heldUntil !== null) return t('message.held', { moment: format.exact(heldUntil), why });
  switch (state) {
    case 'accepted':
      return took === null ? t('message.accepted') : t('message.accepted-in', { seconds: format.number(tenths(took)) });
    case 'planned':
    case 'claimed':
    case 'transmitting':
      return t('message.under-way');
    case 'unknown':
      return t('message.unknown');
    case 'rejected':
      return t('message.rejected', { why });
    case 'skipped':
      return t('message.skipped', { why });
  }
}

/** Milliseconds as seconds with one digit. */
const tenths = (milliseconds: number) => Math.max(0.1, Math.round(milliseconds / 100) / 10);
