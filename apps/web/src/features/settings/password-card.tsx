/** Choosing or changing the password; every other session ends. */
import { Button, PasswordInput } from '@mantine/core';
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

const SHORTEST = 8;

export function PasswordCard() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation(
    trpc.settings.changePassword.mutationOptions({
      onSuccess: async () => {
        setCurrent('');
        setNext('');
        await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      },
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ current: me.hasPassword ? current : null, next });
  }

  return (
    <Card title={t('password.title')} hint={t(me.hasPassword ? 'password.hint.change' : 'password.hint.first')}>
      <form className={styles.form} onSubmit={submit}>
        <input type="hidden" autoComplete="username" value={me.email} />
        {me.hasPassword && (
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        )}
        <PasswordInput
          label={t('password.next')}
          description={t('password.rule')}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={SHORTEST}
          maxLength={256}
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
        <FormError>{change.error && errorSentence(change.error, t)}</FormError>
        <div className={styles.buttons}>
          <Button type="submit" variant="default" loading={change.isPending} disabled={next.length < SHORTEST}>
            {t(me.hasPassword ? 'password.change' : 'password.choose')}
          </Button>
          <Saved isShown={change.isSuccess && next === ''} />
        </div>
        <p className={styles.hint}>{t('password.consequence')}</p>
      </form>
    </Card>
  );
}
