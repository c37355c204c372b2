/** Name and time zone of the workspace. */
import { Button, Select, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { queryClient, trpc } from '../../api/trpc';
import { meQuery } from '../../app/me';
import { useMay } from '../../app/use-may';
import { useWorkspace, workspaceQuery } from '../../app/workspace';
import { Card } from '../../ui/card';
import { FormError } from '../../ui/form-error';
import { Saved } from './saved';
import styles from './settings-page.module.css';

const ZONES = Intl.supportedValuesOf('timeZone');

export function WorkspaceCard() {
  const { t } = useTranslation('settings');
  const workspace = useWorkspace();
  const mayOwn = useMay('own');
  const [name, setName] = useState(workspace.name);
  const [timeZone, setTimeZone] = useState(workspace.timeZone);
  const isChanged = name !== workspace.name || timeZone !== workspace.timeZone;
  const change = useMutation(
    trpc.settings.changeWorkspace.mutationOptions({
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries({ queryKey: workspaceQuery.queryKey }),
          queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
        ]),
    }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    change.mutate({ name, timeZone });
  }

  return (
    <Card title={t('workspace.title')} hint={mayOwn ? undefined : t('workspace.owners-only')}>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('workspace.name')}
          required
          withAsterisk={false}
          maxLength={120}
          disabled={!mayOwn}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t('workspace.time-zone')}
          description={t('workspace.time-zone.hint')}
          searchable
          disabled={!mayOwn}
          nothingFoundMessage={t('workspace.time-zone.none')}
          limit={60}
          data={[...new Set([workspace.timeZone, ...ZONES])]}
          value={timeZone}
          onChange={(value) => setTimeZone(value ?? workspace.timeZone)}
        />
        <FormError>{change.error && errorSentence(change.error, t)}</FormError>
        {mayOwn && (
          <div className={styles.buttons}>
            <Button type="submit" variant="default" loading={change.isPending} disabled={!isChanged}>
              {t('shared:save')}
            </Button>
            <Saved isShown={change.isSuccess && !isChanged} />
          </div>
        )}
      </form>
    </Card>
  );
}
