/** Asks for one click before the link is used up: mail scanners open links, but press no buttons. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { trpc } from '../../api/trpc';
import { FormError } from '../../ui/form-error';
import styles from './sign-in-page.module.css';
import { useEntry } from './use-entry';

export function LinkForm({ token, onGiveUp }: { token: string; onGiveUp: () => void }) {
  const { t } = useTranslation('sign-in');
  const enter = useEntry();
  const signIn = useMutation(trpc.auth.signInWithLink.mutationOptions({ onSuccess: enter }));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate({ token });
      }}
    >
      <h1>{t('link.title')}</h1>
      <p>{t('link.text')}</p>
      <FormError>{signIn.error && errorSentence(signIn.error, t)}</FormError>
      <Button type="submit" size="md" fullWidth loading={signIn.isPending || signIn.isSuccess} data-autofocus autoFocus>
        {t('link.enter')}
      </Button>
      <Button variant="subtle" color="gray" fullWidth onClick={onGiveUp}>
        {t('link.password-instead')}
      </Button>
    </form>
  );
}
