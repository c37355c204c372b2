/** Address and password. */
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { trpc } from '../../api/trpc';
import { FormError } from '../../ui/form-error';
import styles from './sign-in-page.module.css';
import { useEntry } from './use-entry';

export function PasswordForm() {
  const { t } = useTranslation('sign-in');
  const enter = useEntry();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation(trpc.auth.signIn.mutationOptions({ onSuccess: enter }));

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate({ email, password });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <h1>{t('title')}</h1>
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <FormError>{signIn.error && errorSentence(signIn.error, t)}</FormError>
      <Button type="submit" size="md" fullWidth loading={signIn.isPending || signIn.isSuccess}>
        {t('enter')}
      </Button>
      <p className={styles.hint}>{t('no-password')}</p>
    </form>
  );
}
