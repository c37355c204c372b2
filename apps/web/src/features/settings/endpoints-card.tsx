/** Endpoints of other systems that journeys may call, with the secrets that sign the calls. */
import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { type ApiOutputs, queryClient, trpc } from '../../api/trpc';
import { useFormat } from '../../i18n/format';
import { Card } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { KindBadge } from '../../ui/icons';
import { ErrorState } from '../../ui/notice';
import { NewEndpointModal } from './new-endpoint-modal';
import styles from './settings-page.module.css';
import { ShownSecret } from './shown-secret';

type Endpoint = ApiOutputs['settings']['endpoints']['list'][number];
type Intent = { type: 'rotate' | 'remove'; endpoint: Endpoint };

export function EndpointsCard() {
  const { t } = useTranslation('settings');
  const endpoints = useQuery(trpc.settings.endpoints.list.queryOptions());
  const [isMaking, setMaking] = useState(false);
  const [intent, setIntent] = useState<Intent | null>(null);
  return (
    <Card
      id="endpoints"
      title={t('endpoints.title')}
      hint={t('endpoints.hint')}
      action={
        <Button variant="default" size="xs" onClick={() => setMaking(true)}>
          {t('endpoints.add')}
        </Button>
      }
    >
      {endpoints.isPending && <Skeleton height={44} />}
      {endpoints.isError && <ErrorState error={endpoints.error} onRetry={() => void endpoints.refetch()} />}
      {endpoints.data?.length === 0 && <p className={styles.hint}>{t('endpoints.none')}</p>}
      {endpoints.data?.map((endpoint) => (
        <EndpointLine key={endpoint.id} endpoint={endpoint} onIntent={(type) => setIntent({ type, endpoint })} />
      ))}
      <NewEndpointModal isOpen={isMaking} onClose={() => setMaking(false)} />
      {intent?.type === 'rotate' && <RotateModal endpoint={intent.endpoint} onClose={() => setIntent(null)} />}
      {intent?.type === 'remove' && <RemoveModal endpoint={intent.endpoint} onClose={() => setIntent(null)} />}
    </Card>
  );
}

interface EndpointLineProps {
  endpoint: Endpoint;
  onIntent: (type: Intent['type']) => void;
}

function EndpointLine({ endpoint, onIntent }: EndpointLineProps) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const failed = endpoint.lastState === 'rejected';
  return (
    <div className={styles.key}>
      <KindBadge icon="plug" category={failed ? 'trouble' : 'act'} size={30} />
      <div>
        <strong>{endpoint.name}</strong>
        <small>{`${new URL(endpoint.url).host} · ${lastCall()}`}</small>
      </div>
      <Button variant="default" size="xs" onClick={() => onIntent('rotate')}>
        {t('endpoints.rotate')}
      </Button>
      <Button variant="default" size="xs" onClick={() => onIntent('remove')}>
        {t('endpoints.remove')}
      </Button>
    </div>
  );

  function lastCall(): string {
    const { lastAt, lastState, waiting } = endpoint;
    if (waiting > 0) return t('endpoints.waiting', { count: waiting });
    if (lastAt === null || lastState === null) return t('endpoints.never');
    const moment = format.moment(lastAt);
    if (lastState === 'accepted') return t('endpoints.went-well', { moment });
    return endpoint.lastStatus === null
      ? t('endpoints.failed', { moment })
      : t('endpoints.answered', { moment, status: endpoint.lastStatus });
  }
}

function RotateModal({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const rotate = useMutation(trpc.settings.endpoints.rotateSecret.mutationOptions());
  const secret = rotate.data?.secret;
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t('endpoints.rotate.title', { name: endpoint.name })}
      closeOnClickOutside={secret === undefined}
    >
      {secret === undefined ? (
        <div className={styles.choice}>
          <p className={styles.hint}>{t('endpoints.rotate.consequence')}</p>
          <FormError>{rotate.error && errorSentence(rotate.error, t)}</FormError>
          <div className={styles.end}>
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button loading={rotate.isPending} onClick={() => rotate.mutate({ id: endpoint.id })}>
              {t('endpoints.rotate.confirm')}
            </Button>
          </div>
        </div>
      ) : (
        <ShownSecret secret={secret} hint={t('endpoints.secret.once')} onClose={onClose} />
      )}
    </Dialog>
  );
}

function RemoveModal({ endpoint, onClose }: { endpoint: Endpoint; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const remove = useMutation(
    trpc.settings.endpoints.remove.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.settings.endpoints.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Dialog opened onClose={onClose} title={t('endpoints.remove.title', { name: endpoint.name })}>
      <div className={styles.choice}>
        <p className={styles.hint}>{t('endpoints.remove.consequence', { count: endpoint.waiting })}</p>
        <FormError>{remove.error && errorSentence(remove.error, t)}</FormError>
        <div className={styles.end}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button color="red" loading={remove.isPending} onClick={() => remove.mutate({ id: endpoint.id })}>
            {t('endpoints.remove.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
