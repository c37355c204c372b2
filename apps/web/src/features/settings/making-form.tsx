/** The form in which something is made: its name first, then what it needs. */
import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { DialogForm } from '../../ui/dialog-form';

interface MakingFormProps {
  nameLabel: string;
  nameExample: string;
  submitLabel: string;
  making: { isPending: boolean; error: unknown };
  onSubmit: (name: string) => void;
  onCancel: () => void;
  children: ReactNode;
}

export function MakingForm({ nameLabel, nameExample, making, onSubmit, children, ...rest }: MakingFormProps) {
  const [name, setName] = useState('');
  return (
    <DialogForm change={making} onSubmit={() => onSubmit(name)} {...rest}>
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
    </DialogForm>
  );
}
