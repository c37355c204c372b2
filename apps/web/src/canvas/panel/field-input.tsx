/** The input for each type of form field. */
import { AttributeField } from './fields/attribute-field';
import { BranchesField } from './fields/branches-field';
import { ChannelField, ChannelsField } from './fields/channel-fields';
import { ChoiceField } from './fields/choice-field';
import { ConditionsField } from './fields/condition-tree/conditions-field';
import { DateField } from './fields/date-field';
import { DateOffsetField } from './fields/date-offset-field';
import { DurationField } from './fields/duration-field';
import { EndpointField } from './fields/endpoint-field';
import { EventNameField } from './fields/event-name-field';
import { EventPropertyField } from './fields/event-property-field';
import { EventStepsField } from './fields/event-steps-field';
import { GoalField } from './fields/goal-field';
import type { FieldInputProps } from './fields/input-props';
import { JourneyField } from './fields/journey-field';
import { ListField } from './fields/list-field';
import { NumberField } from './fields/number-field';
import { RowsField } from './fields/rows-field';
import { ScheduleField } from './fields/schedule-field';
import { TemplateField } from './fields/template-field';
import { TextField } from './fields/text-field';
import { TimeOfDayField } from './fields/time-of-day-field';
import { TimeZoneField } from './fields/time-zone-field';
import { ToggleField } from './fields/toggle-field';
import { TopicField } from './fields/topic-field';
import { WeekdaysField } from './fields/weekdays-field';
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
    case 'list':
      return <ListField field={field} {...rest} />;
    case 'duration':
    case 'calendar-duration':
      return <DurationField field={field} {...rest} />;
    case 'date-offset':
      return <DateOffsetField field={field} {...rest} />;
    case 'time-of-day':
      return <TimeOfDayField field={field} {...rest} />;
    case 'date':
      return <DateField field={field} {...rest} />;
    case 'time-zone':
      return <TimeZoneField field={field} {...rest} />;
    case 'weekdays':
      return <WeekdaysField field={field} {...rest} />;
    case 'schedule':
      return <ScheduleField field={field} {...rest} />;
    case 'event-name':
      return <EventNameField field={field} {...rest} />;
    case 'event-property':
      return <EventPropertyField field={field} {...rest} />;
    case 'attribute':
      return <AttributeField field={field} {...rest} />;
    case 'topic':
      return <TopicField field={field} {...rest} />;
    case 'journey':
      return <JourneyField field={field} {...rest} />;
    case 'goal':
      return <GoalField field={field} {...rest} />;
    case 'endpoint':
      return <EndpointField field={field} {...rest} />;
    case 'channel':
      return <ChannelField field={field} {...rest} />;
    case 'channels':
      return <ChannelsField field={field} {...rest} />;
    case 'condition-tree':
      return <ConditionsField field={field} {...rest} />;
    case 'event-steps':
      return <EventStepsField field={field} {...rest} />;
    case 'branches':
      return <BranchesField field={field} {...rest} />;
    case 'weights':
      return <WeightsField field={field} {...rest} />;
    case 'template':
      return <TemplateField field={field} {...rest} />;
    case 'rows':
      return <RowsField field={field} Input={FieldInput} {...rest} />;
  }
}
