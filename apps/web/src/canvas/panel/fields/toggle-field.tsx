/** Yes or no. */
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFieldIds } from '../field-frame';
import type { FieldInputProps } from './input-props';

export function ToggleField({ value, onChange }: FieldInputProps) {
  const { t } = useTranslation('shared');
  const isOn = value === true;
  return (
    <Switch
      {...useFieldIds()}
      checked={isOn}
      onChange={(event) => onChange(event.currentTarget.checked)}
      label={t(isOn ? 'yes' : 'no')}
    />
  );
}
