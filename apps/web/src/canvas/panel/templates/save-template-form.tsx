/** Keeps the message of a step under a name; what has that name already is replaced only after asking. */
import { TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogForm } from '../../../ui/dialog-form';
import { type MessageTemplate, type StepMessage, type TemplateShelf, useTemplates } from './shelf';
import { templateNamed } from './step-message';
import styles from './template-picker.module.css';

interface SaveTemplateFormProps {
  shelf: TemplateShelf;
  message: StepMessage;
  /** A name to begin with; may be empty. */
  suggestion: string;
  onClose(): void;
}

export function SaveTemplateForm({ shelf, message, suggestion, onClose }: SaveTemplateFormProps) {
  const { t } = useTranslation('canvas');
  const templates = useTemplates(shelf);
  const [name, setName] = useState(suggestion);
  /** The template of which it is asked whether to replace it. */
  const [askedId, ask] = useState<string | null>(null);
  const sameName = templateNamed(templates.data ?? [], name);
  const old = sameName?.channel === message.channel ? sameName : undefined;
  const replaced = old?.id === askedId ? old : undefined;
  const save = useMutation({
    mutationFn: (template: MessageTemplate | undefined) =>
      template ? shelf.replace(template, message) : shelf.create({ ...message, name: name.trim() }),
    onSuccess: (_, template) => {
      const words = template ? 'message-template.replaced' : 'message-template.saved';
      notifications.show({ message: t(words, { name: template?.name ?? name.trim() }) });
      onClose();
    },
    // Somebody else was here: what they did is looked at before the next try.
    onError: () => templates.refetch(),
  });

  const submit = () => {
    if (old && !replaced) ask(old.id);
    else save.mutate(replaced);
  };
  const back = () => {
    save.reset();
    ask(null);
  };

  if (replaced) {
    return (
      <DialogForm
        key="replace"
        change={save}
        submitLabel={t('message-template.replace.confirm')}
        cancelLabel={t('message-template.replace.back')}
        onSubmit={submit}
        onCancel={back}
      >
        {/* Takes the focus, so that the question is read out. */}
        <p className={styles.question} tabIndex={-1} ref={takeFocus}>
          {t('message-template.replace.text', { name: replaced.name })}
        </p>
      </DialogForm>
    );
  }
  return (
    <DialogForm
      key="name"
      change={save}
      submitLabel={t('message-template.save.confirm')}
      onSubmit={submit}
      onCancel={onClose}
    >
      <TextInput
        // biome-ignore lint/a11y/noAutofocus: the dialog was asked for, and a name is all that it wants.
        autoFocus
        data-autofocus
        label={t('message-template.save.name')}
        description={t('message-template.save.name.hint')}
        required
        withAsterisk={false}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
    </DialogForm>
  );
}

function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
