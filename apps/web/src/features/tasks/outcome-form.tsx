/** Says what came of a task that this member has in hand, or puts it back. */
import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { trpc } from '../../api/trpc';
import { Card } from '../../ui/card';
import { FormError } from '../../ui/form-error';
import styles from './tasks-page.module.css';
import { refreshTasks, type Task } from './use-tasks';

export function OutcomeForm({ task, onEnded }: { task: Task; onEnded: () => void }) {
  const { t } = useTranslation('tasks');
  const [outcome, setOutcome] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const putBack = useMutation(trpc.tasks.putBack.mutationOptions({ onSettled: () => refreshTasks() }));
  const complete = useMutation(
    trpc.tasks.complete.mutationOptions({ onSuccess: onEnded, onSettled: () => refreshTasks() }),
  );
  const error = complete.error ?? putBack.error;

  function done() {
    if (outcome !== null) complete.mutate({ taskId: task.id, outcome, note });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    done();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) done();
  }

  return (
    <Card title={t('outcome.title')}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys are those of the fields inside */}
      <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown}>
        <Radio.Group aria-label={t('outcome.title')} value={outcome} onChange={setOutcome}>
          <div className={styles.outcomes}>
            {task.outcomes.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t('note')}
          description={t('note.hint')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <p className={styles.note}>{t('outcome.consequence')}</p>
        <FormError>{error && errorSentence(error, t)}</FormError>
        <div className={styles.buttons}>
          <Button variant="default" loading={putBack.isPending} onClick={() => putBack.mutate({ taskId: task.id })}>
            {t('put-back')}
          </Button>
          <Button type="submit" disabled={outcome === null} loading={complete.isPending} title={t('complete.key')}>
            {t('complete')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
