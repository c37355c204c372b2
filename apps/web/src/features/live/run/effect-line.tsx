/** What came of a webhook call or a task of a step, as far as it is known. */
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icons';
import styles from './run-panel.module.css';
import type { RunEffect } from './run-story';

export function EffectLine({ effect }: { effect: RunEffect }) {
  const { t } = useTranslation('live');
  const { id, type, state, note } = effect;
  return (
    <div className={styles.message} data-state={state}>
      <Icon name={type === 'task' ? 'clipboard' : 'plug'} size={14} />
      <div className={styles.messageText}>
        <span>{type === 'task' ? taskWords(effect, t) : callWords(effect, t)}</span>
        {type === 'task' && (
          <span className={styles.headline}>
            <Link to="/tasks" search={{ task: id }}>
              {note || t('effect.task.see')}
            </Link>
          </span>
        )}
      </div>
    </div>
  );
}

function callWords({ state, reason, status }: RunEffect, t: TFunction): string {
  const why = reason === null ? null : t([`shared:reason.${reason}`, 'shared:reason.other']);
  const what = callState(state, why, t);
  return status === null || state === 'accepted' ? what : t('effect.webhook.answered', { what, status });
}

function callState(state: RunEffect['state'], why: string | null, t: TFunction): string {
  if (state === 'accepted') return t('effect.webhook.accepted');
  if (state === 'rejected') return t('effect.webhook.rejected', { why });
  // It was tried before, and nothing has come of that.
  if (why !== null) return t('effect.webhook.again', { why });
  return t('effect.webhook.under-way');
}

function taskWords({ state, memberName }: RunEffect, t: TFunction): string {
  const member = memberName ?? '–';
  switch (state) {
    case 'claimed':
      return t('effect.task.claimed', { member });
    case 'done':
      return t('effect.task.done', { member });
    case 'withdrawn':
      return t('effect.task.withdrawn');
    default:
      return t('effect.task.open');
  }
}
