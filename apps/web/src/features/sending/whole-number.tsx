/** A whole number with a name; an empty one is 0, which the rules then find wrong where they need more. */
import { NumberInput } from '@mantine/core';

interface WholeNumberProps {
  label: string;
  hint?: string;
  value: number;
  onChange(value: number): void;
}

export function WholeNumber({ label, hint, value, onChange }: WholeNumberProps) {
  return (
    <NumberInput
      label={label}
      description={hint}
      inputWrapperOrder={['label', 'input', 'description']}
      value={value}
      min={0}
      allowDecimal={false}
      allowNegative={false}
      onChange={(next) => onChange(typeof next === 'number' ? next : 0)}
    />
  );
}
