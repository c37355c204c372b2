/** What every input of the settings form gets. */
import type { FormField } from '@kairos/engine';
import type { Config } from '../config-values';

/** The form fields of one type; the plain ones share a shape. */
export type FieldOf<Type extends FormField['type']> = Extract<FormField, { type: Type }>;

export interface FieldInputProps<Field extends FormField = FormField> {
  field: Field;
  kindId: string;
  /** All settings of the step: some inputs depend on others. */
  config: Config;
  value: unknown;
  onChange(value: unknown): void;
}
