/** The form in which a member changes something of a customer: what is asked, and what follows from it. */
import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { DialogForm } from '../../ui/dialog-form';
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

export function ChangeForm({ consequence, confirm, onClose, children, ...rest }: ChangeFormProps) {
  return (
    <DialogForm submitLabel={confirm} onCancel={onClose} {...rest}>
      {children}
      <p className={styles.consequence}>{consequence}</p>
    </DialogForm>
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
