/** The form in which a member changes something of a customer: what is asked, what follows from it, what went wrong, and the buttons. */
import { Button, TextInput } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { FormError } from '../../ui/form-error';
import styles from './change-form.module.css';

interface ChangeFormProps {
  consequence: string;
  confirm: string;
  isHarsh?: boolean;
  change: { isPending: boolean; error: unknown };
  onSubmit: () => void;
  onClose: () => void;
  children?: ReactNode;
}

export function ChangeForm({ consequence, confirm, isHarsh, change, onSubmit, onClose, children }: ChangeFormProps) {
  const { t } = useTranslation('customers');

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <p className={styles.consequence}>{consequence}</p>
      <FormError>{change.error !== null && errorSentence(change.error, t)}</FormError>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" {...(isHarsh && { color: 'red' })} loading={change.isPending}>
          {confirm}
        </Button>
      </div>
    </form>
  );
}

interface ReasonInputProps {
  label: string;
  example: string;
  value: string;
  onChange: (value: string) => void;
}

/** How the member knows; nobody changes what a customer said without it. */
export function ReasonInput({ label, example, value, onChange }: ReasonInputProps) {
  return (
    <TextInput
      label={label}
      placeholder={example}
      required
      withAsterisk={false}
      data-autofocus
      maxLength={200}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
