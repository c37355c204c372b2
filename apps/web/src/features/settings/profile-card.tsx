/** The member's name; the address is what they sign in with. */
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { meQuery, useMe } from '../../app/me';
import { Card } from '../../ui/card';
import { FormError } from '../../ui/form-error';
import { Saved } from './saved';
import styles from './settings-page.module.css';

export function ProfileCard() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const [name, setName] = useState(me.name);
  const change = useMutation(
    trpc.settings.changeProfile.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ name });
  }

  return (
    <Card title={t('profile.title')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('profile.name')}
          required
          withAsterisk={false}
          maxLength={120}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput label={t('profile.email')} value={me.email} readOnly description={t('profile.email.hint')} />
        <FormError>{change.error && errorSentence(change.error, t)}</FormError>
        <div className={styles.buttons}>
          <Button type="submit" variant="default" loading={change.isPending} disabled={name === me.name}>
            {t('shared:save')}
          </Button>
          <Saved isShown={change.isSuccess && name === me.name} />
        </div>
      </form>
    </Card>
  );
}
