/** Adds an endpoint. */
import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../api/trpc';
import { MadeOnceDialog, type MakingWays } from './made-once-dialog';
import { MakingForm } from './making-form';

export function NewEndpointModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <MadeOnceDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('endpoints.new.title')}
      secretTitle={t('endpoints.secret.title')}
      secretHint={t('endpoints.secret.once')}
      Form={NewEndpointForm}
    />
  );
}

function NewEndpointForm({ onMade, onCancel }: MakingWays) {
  const { t } = useTranslation('settings');
  const [url, setUrl] = useState('https://');
  const create = useMutation(
    trpc.settings.endpoints.create.mutationOptions({
      onSuccess: async (made) => {
        onMade(made.secret);
        await queryClient.invalidateQueries({ queryKey: trpc.settings.endpoints.pathKey() });
      },
    }),
  );
  return (
    <MakingForm
      nameLabel={t('endpoints.new.name')}
      nameExample={t('endpoints.new.name.example')}
      submitLabel={t('endpoints.new.make')}
      making={create}
      onSubmit={(name) => create.mutate({ name, url })}
      onCancel={onCancel}
    >
      <TextInput
        label={t('endpoints.new.url')}
        description={t('endpoints.new.url.hint')}
        required
        withAsterisk={false}
        maxLength={2_000}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </MakingForm>
  );
}
