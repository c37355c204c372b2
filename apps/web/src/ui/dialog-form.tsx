/** A form in a dialog: what is asked, what went wrong, and the two buttons. */
import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../api/errors';
import styles from './dialog-form.module.css';
import { FormError } from './form-error';

interface DialogFormProps {
  submitLabel: string;
  /** Where the other button leads somewhere else than out. */
  cancelLabel?: string;
  /** What it does takes something away. */
  isHarsh?: boolean;
  /** What the form asks for, while it is under way and when it failed. */
  change: { isPending: boolean; error: unknown };
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}

export function DialogForm(props: DialogFormProps) {
  const { t } = useTranslation('shared');
  const { submitLabel, cancelLabel = t('cancel'), isHarsh = false, change, onSubmit, onCancel, children } = props;

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <FormError>{change.error !== null && errorSentence(change.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onCancel}>
          {cancelLabel}
        </Button>
        <Button type="submit" {...(isHarsh && { color: 'red' })} loading={change.isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
