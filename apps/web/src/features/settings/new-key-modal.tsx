/** Makes a write key. */
import { Radio } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient, trpc } from '../../api/trpc';
import { MadeOnceDialog, type MakingWays } from './made-once-dialog';
import { MakingForm } from './making-form';
import styles from './settings-page.module.css';

const KINDS = ['server', 'browser'] as const;

export function NewKeyModal({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <MadeOnceDialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('keys.new.title')}
      secretTitle={t('keys.made.title')}
      secretHint={t('keys.made.once')}
      Form={NewKeyForm}
    />
  );
}

function NewKeyForm({ onMade, onCancel }: MakingWays) {
  const { t } = useTranslation('settings');
  const [kind, setKind] = useState<(typeof KINDS)[number]>('server');
  const create = useMutation(
    trpc.settings.writeKeys.create.mutationOptions({
      onSuccess: async (made) => {
        onMade(made.key);
        await queryClient.invalidateQueries({ queryKey: trpc.settings.writeKeys.pathKey() });
      },
    }),
  );
  return (
    <MakingForm
      nameLabel={t('keys.new.name')}
      nameExample={t('keys.new.name.example')}
      submitLabel={t('keys.new.make')}
      making={create}
      onSubmit={(name) => create.mutate({ name, kind })}
      onCancel={onCancel}
    >
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
    </MakingForm>
  );
}
