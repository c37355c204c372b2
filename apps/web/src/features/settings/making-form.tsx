/** The form in which something is made: its name first, then what it needs, then what went wrong and the buttons. */
import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorSentence } from '../../api/errors';
import { FormError } from '../../ui/form-error';
import styles from './settings-page.module.css';

interface MakingFormProps {
  nameLabel: string;
  nameExample: string;
  submitLabel: string;
  making: { isPending: boolean; error: unknown };
  onSubmit: (name: string) => void;
  onCancel: () => void;
  children: ReactNode;
}

export function MakingForm({
  nameLabel,
  nameExample,
  submitLabel,
  making,
  onSubmit,
  onCancel,
  children,
}: MakingFormProps) {
  const { t } = useTranslation('settings');
  const [name, setName] = useState('');

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit(name);
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={nameLabel}
        placeholder={nameExample}
        required
        withAsterisk={false}
        data-autofocus
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {children}
      <FormError>{making.error !== null && errorSentence(making.error, t)}</FormError>
      <div className={styles.end}>
        <Button variant="default" onClick={onCancel}>
          {t('shared:cancel')}
        </Button>
        <Button type="submit" loading={making.isPending}>
          {submitLabel}
        </Button>
      </div>
    </form>
  );
}
