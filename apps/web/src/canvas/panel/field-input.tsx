/** The input for each type of form field. */
import { AttributeField } from './fields/attribute-field';
import { BranchesField } from './fields/branches-field';
import { ChoiceField } from './fields/choice-field';
import { ConditionsField } from './fields/conditions-field';
import { DurationField } from './fields/duration-field';
import { EventNameField } from './fields/event-name-field';
import { EventPropertyField } from './fields/event-property-field';
import type { FieldInputProps } from './fields/input-props';
import { NumberField } from './fields/number-field';
import { TemplateField } from './fields/template-field';
import { TextField } from './fields/text-field';
import { ToggleField } from './fields/toggle-field';
import { WeightsField } from './fields/weights-field';

export function FieldInput({ field, ...rest }: FieldInputProps) {
  switch (field.type) {
    case 'text':
      return <TextField field={field} {...rest} />;
    case 'number':
      return <NumberField field={field} {...rest} />;
    case 'toggle':
      return <ToggleField field={field} {...rest} />;
    case 'choice':
      return <ChoiceField field={field} {...rest} />;
    case 'duration':
      return <DurationField field={field} {...rest} />;
    case 'event-name':
      return <EventNameField field={field} {...rest} />;
    case 'event-property':
      return <EventPropertyField field={field} {...rest} />;
    case 'attribute':
      return <AttributeField field={field} {...rest} />;
    case 'conditions':
      return <ConditionsField field={field} {...rest} />;
    case 'template':
      return <TemplateField field={field} {...rest} />;
    case 'weights':
      return <WeightsField field={field} {...rest} />;
    case 'branches':
      return <BranchesField field={field} {...rest} />;
  }
}
