/** Writes a message template: its texts on the left, and what an example customer would get beside them. */
import { type Channel, isBlankContent, type MessageContent, wholeContent } from '@kairos/engine';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { client } from '../../api/trpc';
import { KnowledgeContext } from '../../canvas/panel/knowledge';
import { MessageFields } from '../../canvas/panel/templates/message-fields';
import { useFormat } from '../../i18n/format';
import { FormError } from '../../ui/form-error';
import { LeaveGuard } from '../../ui/leave-guard';
import { useWorkspaceKnowledge } from '../journeys/editor/use-knowledge';
import styles from './template-editor.module.css';
import { TemplateLook } from './template-look';
import type { Template } from './templates-page';
import { refreshTemplates } from './workspace-templates';

interface TemplateEditorProps {
  channel: Channel;
  /** The one that is changed; null to write a new one. */
  template: Template | null;
  onSaved(templateId: string): void;
  onCancel(): void;
}

export function TemplateEditor({ channel, template, onSaved, onCancel }: TemplateEditorProps) {
  const { t } = useTranslation('message-templates');
  const knowledge = useWorkspaceKnowledge(null);
  const [before] = useState(() => template?.content ?? wholeContent(channel, {}));
  const [content, write] = useState(before);
  const [name, setName] = useState('');
  const save = useSave({ channel, template, onSaved });
  const isChanged = name !== '' || Object.entries(content).some(([part, text]) => text !== before[part]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ name: name.trim(), content });
  };

  return (
    <form className={styles.editor} onSubmit={submit}>
      <header className={styles.head}>
        <h2>
          {template ? t('edit.title', { name: template.name }) : t('new.title', { channel: t(`new.${channel}`) })}
        </h2>
        <Button variant="default" size="xs" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" size="xs" loading={save.isPending} disabled={!isChanged || isBlankContent(content)}>
          {save.wasOvertaken ? t('edit.save-anyway') : t('edit.save')}
        </Button>
      </header>
      <div className={styles.body}>
        <section className={styles.fields} aria-label={t('edit.texts')}>
          <Refused save={save} template={template} />
          {!template && (
            <TextInput
              // biome-ignore lint/a11y/noAutofocus: a new template was asked for, and its name comes first.
              autoFocus
              label={t('rename.name')}
              description={t('new.name.hint')}
              required
              withAsterisk={false}
              maxLength={120}
              mb={14}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <KnowledgeContext value={knowledge}>
            <MessageFields channel={channel} content={content} onChange={write} />
          </KnowledgeContext>
        </section>
        <section className={styles.look} aria-label={t('edit.look')}>
          <TemplateLook template={{ channel, content }} />
        </section>
      </div>
      <LeaveGuard isChanged={isChanged && !save.isSuccess} consequence={t('edit.leave')} />
    </form>
  );
}

/** What stood in the way; where somebody else was first, whose words are there now. */
function Refused({ save, template }: { save: Save; template: Template | null }) {
  const { t } = useTranslation('message-templates');
  const format = useFormat();
  if (save.wasOvertaken && template) {
    const moment = format.moment(template.savedAt);
    const { savedByName } = template;
    return (
      <FormError>
        {savedByName === null ? t('edit.overtaken', { moment }) : t('edit.overtaken-by', { moment, name: savedByName })}
      </FormError>
    );
  }
  return <FormError>{save.error !== null && errorSentence(save.error, t)}</FormError>;
}

type Save = ReturnType<typeof useSave>;

function useSave({ channel, template, onSaved }: Omit<TemplateEditorProps, 'onCancel'>) {
  /** What was there when writing began. Whoever has been told that it is no longer there may write over it. */
  const [begun] = useState(template?.revision);
  const save = useMutation({
    mutationFn: async ({ name, content }: { name: string; content: MessageContent }) => {
      if (!template || begun === undefined) {
        return (await client.messageTemplates.create.mutate({ channel, content, name })).templateId;
      }
      const revision = wasOvertaken ? template.revision : begun;
      await client.messageTemplates.replace.mutate({ templateId: template.id, revision, channel, content });
      return template.id;
    },
    onSuccess: async (templateId) => {
      await refreshTemplates();
      onSaved(templateId);
    },
    onError: refreshTemplates,
  });
  const wasOvertaken = template !== null && template.revision !== begun && !save.isPending;
  return { ...save, wasOvertaken };
}
