/** Another name for a message template. */
import { TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { DialogForm } from '../../ui/dialog-form';
import type { Template } from './templates-page';
import { refreshTemplates } from './workspace-templates';

export function RenameForm({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation('message-templates');
  const [name, setName] = useState(template.name);
  const rename = useMutation(
    trpc.messageTemplates.rename.mutationOptions({
      onSuccess: onClose,
      onSettled: refreshTemplates,
    }),
  );
  const { id, revision } = template;
  return (
    <DialogForm
      change={rename}
      submitLabel={t('rename.confirm')}
      onSubmit={() => rename.mutate({ templateId: id, revision, name })}
      onCancel={onClose}
    >
      <TextInput
        data-autofocus
        label={t('rename.name')}
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
