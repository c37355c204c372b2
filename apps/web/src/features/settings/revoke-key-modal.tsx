/** Says what ends with a key before ending it. */
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import styles from './settings-page.module.css';
import type { WriteKey } from './write-keys-card';

export function RevokeKeyModal({ writeKey, onClose }: { writeKey: WriteKey | null; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const revoke = useMutation(
    trpc.settings.writeKeys.revoke.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: trpc.settings.writeKeys.pathKey() });
        onClose();
      },
    }),
  );
  return (
    <Dialog opened={writeKey !== null} onClose={onClose} title={t('keys.revoke.title', { name: writeKey?.name ?? '' })}>
      <div className={styles.choice}>
        <p className={styles.hint}>{t('keys.revoke.consequence')}</p>
        <FormError>{revoke.error && errorSentence(revoke.error, t)}</FormError>
        <div className={styles.end}>
          <Button variant="default" onClick={onClose}>
            {t('shared:cancel')}
          </Button>
          <Button color="red" loading={revoke.isPending} onClick={() => writeKey && revoke.mutate({ id: writeKey.id })}>
            {t('keys.revoke.confirm')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
