/** Says what ends with a message template before removing it. */
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { trpc } from '../../api/trpc';
import { DialogForm } from '../../ui/dialog-form';
import type { Template } from './templates-page';
import { refreshTemplates } from './workspace-templates';

export function RemoveForm({ template, onClose }: { template: Template; onClose: () => void }) {
  const { t } = useTranslation('message-templates');
  const remove = useMutation(
    trpc.messageTemplates.remove.mutationOptions({
      onSuccess: onClose,
      onSettled: refreshTemplates,
    }),
  );
  const { id, revision } = template;
  return (
    <DialogForm
      isHarsh
      change={remove}
      submitLabel={t('remove.confirm')}
      onSubmit={() => remove.mutate({ templateId: id, revision })}
      onCancel={onClose}
    >
      <p>{t('remove.consequence')}</p>
    </DialogForm>
  );
}
