/** The fields of a kind's form, one below the other, each with its label, hint and problems. */
import type { FormField, Problem } from '@kairos/engine';
import type { ReactNode } from 'react';
import { wordOf } from '../kinds/kinds';
import { useLanguage } from '../kinds/use-language';
import { type Config, valueAtPath } from './config-values';
import { FieldFrame, isWithin } from './field-frame';
import { FieldInput } from './field-input';

const WITH_ROWS: readonly FormField['type'][] = ['rows', 'branches', 'event-steps'];

interface FormFieldsProps {
  /** Its words name the fields. */
  kindId: string;
  config: Config;
  fields: readonly FormField[];
  problems: readonly Problem[];
  onChange(path: string, value: unknown): void;
  /** What stands below the input of a field. */
  renderBelow?(field: FormField): ReactNode;
}

export function FormFields({ kindId, config, fields, problems, onChange, renderBelow }: FormFieldsProps) {
  const language = useLanguage();
  return fields.map((field) => (
    <FieldFrame
      key={field.path}
      path={field.path}
      label={wordOf(kindId, `field.${field.path}`, language) ?? field.path}
      hint={wordOf(kindId, `hint.${field.path}`, language)}
      problems={problemsAt(field, problems)}
      hasRows={WITH_ROWS.includes(field.type)}
    >
      <FieldInput
        field={field}
        kindId={kindId}
        config={config}
        value={valueAtPath(config, field.path)}
        onChange={(value) => onChange(field.path, value)}
      />
      {renderBelow?.(field)}
    </FieldFrame>
  ));
}

/** A problem of "branches.0.conditions" belongs to the field "branches". */
export function problemsAt(field: FormField, problems: readonly Problem[]): Problem[] {
  return problems.filter((problem) => isWithin(problem.field, field.path));
}
