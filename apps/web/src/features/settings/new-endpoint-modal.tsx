/** Adds an endpoint and shows its secret for the only time. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import styles from './settings-page.module.css';
import { ShownSecret } from './shown-secret';

export function NewEndpointModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [secret, setSecret] = useState<string | null>(null);

  function close() {
    setSecret(null);
    onClose();
  }

  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      title={t(secret === null ? 'endpoints.new.title' : 'endpoints.secret.title')}
      // A secret that is on the screen is gone with one stray click outside.
      closeOnClickOutside={secret === null}
    >
      {secret === null ? (
        <NewEndpointForm onMade={setSecret} onCancel={close} />
      ) : (
        <ShownSecret secret={secret} onClose={close} />
      )}
    </Dialog>
  );
}

function NewEndpointForm({ onMade, onCancel }: { onMade: (secret: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('https://');
  const create = useMutation(
    trpc.settings.endpoints.create.mutationOptions({
      onSuccess: async (made) => {
        onMade(made.secret);
        await queryClient.invalidateQueries({ queryKey: trpc.settings.endpoints.pathKey() });
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ name, url });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('endpoints.new.name')}
        placeholder={t('endpoints.new.name.example')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('endpoints.new.url')}
        description={t('endpoints.new.url.hint')}
        required
        withAsterisk={false}
        maxLength={2_000}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <FormError>{create.error && errorSentence(create.error, t)}</FormError>
      <div className={styles.end}>
        <Button variant="default" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('endpoints.new.make')}
        </Button>
      </div>
    </form>
  );
}
