/** Makes a key and shows it for the only time. */
import { Button, Radio, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { CopyButton } from '../../ui/copy-button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import styles from './settings-page.module.css';

const KINDS = ['server', 'browser'] as const;

export function NewKeyModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const [key, setKey] = useState<string | null>(null);

  function close() {
    setKey(null);
    onClose();
  }

  return (
    <Dialog
      opened={isOpen}
      onClose={close}
      title={t(key === null ? 'keys.new.title' : 'keys.made.title')}
      // A key that is on the screen is gone with one stray click outside.
      closeOnClickOutside={key === null}
    >
      {key === null ? <NewKeyForm onMade={setKey} onCancel={close} /> : <MadeKey writeKey={key} onClose={close} />}
    </Dialog>
  );
}

function NewKeyForm({ onMade, onCancel }: { onMade: (key: string) => void; onCancel: () => void }) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('server');
  const create = useMutation(
    trpc.settings.writeKeys.create.mutationOptions({
      onSuccess: async (made) => {
        onMade(made.key);
        await queryClient.invalidateQueries({ queryKey: trpc.settings.writeKeys.pathKey() });
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    create.mutate({ name, kind });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('keys.new.name')}
        placeholder={t('keys.new.name.example')}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Radio.Group
        label={t('keys.new.kind')}
        value={kind}
        onChange={(value) => setKind(KINDS.find((each) => each === value) ?? 'server')}
      >
        <div className={styles.choice}>
          {KINDS.map((each) => (
            <Radio key={each} value={each} label={t(`keys.kind.${each}`)} description={t(`keys.kind.${each}.hint`)} />
          ))}
        </div>
      </Radio.Group>
      <FormError>{create.error && errorSentence(create.error, t)}</FormError>
      <div className={styles.end}>
        <Button variant="default" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={create.isPending}>
          {t('keys.new.make')}
        </Button>
      </div>
    </form>
  );
}

function MadeKey({ writeKey, onClose }: { writeKey: string; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles.choice}>
      <p className={styles.hint}>{t('keys.made.once')}</p>
      <code className={styles.secret}>{writeKey}</code>
      <div className={styles.end}>
        <CopyButton text={writeKey} />
        <Button size="xs" onClick={onClose}>
          {t('keys.made.done')}
        </Button>
      </div>
    </div>
  );
}
