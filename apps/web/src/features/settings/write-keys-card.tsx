/** Keys with which shops and programs send events. */
import { Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ApiOutputs, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { KindBadge } from '../../ui/icons';
import { ErrorState } from '../../ui/notice';
import { NewKeyModal } from './new-key-modal';
import { RevokeKeyModal } from './revoke-key-modal';
import styles from './settings-page.module.css';

export type WriteKey = ApiOutputs['settings']['writeKeys']['list'][number];

export function WriteKeysCard() {
  const { t } = useTranslation('settings');
  const keys = useQuery(trpc.settings.writeKeys.list.queryOptions());
  const [isMaking, setMaking] = useState(false);
  const [toRevoke, setToRevoke] = useState<WriteKey | null>(null);
  return (
    <Card
      id="keys"
      title={t('keys.title')}
      hint={t('keys.hint')}
      action={
        <Button variant="default" size="xs" onClick={() => setMaking(true)}>
          {t('keys.add')}
        </Button>
      }
    >
      {keys.isPending && <Skeleton height={44} />}
      {keys.isError && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.data?.length === 0 && <p className={styles.hint}>{t('keys.none')}</p>}
      {keys.data?.map((key) => (
        <KeyLine key={key.id} writeKey={key} onRevoke={() => setToRevoke(key)} />
      ))}
      <NewKeyModal isOpen={isMaking} onClose={() => setMaking(false)} />
      <RevokeKeyModal writeKey={toRevoke} onClose={() => setToRevoke(null)} />
    </Card>
  );
}

function KeyLine({ writeKey, onRevoke }: { writeKey: WriteKey; onRevoke: () => void }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const isRevoked = writeKey.revokedAt !== null;
  const prefix = writeKey.kind === 'browser' ? 'wk_' : 'sk_';
  return (
    <div className={styles.key} data-revoked={isRevoked}>
      <KindBadge icon="key" category={isRevoked ? 'time' : 'sense'} size={30} />
      <div>
        <strong>{writeKey.name}</strong>
        <small>{`${t(`keys.kind.${writeKey.kind}`)} · ${prefix}…${writeKey.hint} · ${lastUse()}`}</small>
      </div>
      {!isRevoked && (
        <Button variant="default" size="xs" onClick={onRevoke}>
          {t('keys.revoke')}
        </Button>
      )}
    </div>
  );

  function lastUse(): string {
    if (writeKey.revokedAt !== null) return t('keys.revoked', { date: format.date(writeKey.revokedAt) });
    if (writeKey.lastUsedAt === null) return t('keys.never-used');
    return t('keys.last-used', { moment: format.moment(writeKey.lastUsedAt) });
  }
}
