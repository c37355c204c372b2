/** The texts of a message outside of any step, asked for as the steps of its channel ask for them. */
import { type Channel, type FormField, MESSAGE_PARTS, type MessageContent } from '@kairos/engine';
import { KINDS } from '../../kinds/kinds';
import { FormFields } from '../form-fields';
import { messageOf } from './step-message';

interface MessageFieldsProps {
  channel: Channel;
  content: MessageContent;
  onChange(content: MessageContent): void;
}

export function MessageFields({ channel, content, onChange }: MessageFieldsProps) {
  const form = FORMS[channel];
  return (
    <FormFields
      {...form}
      config={content}
      problems={[]}
      onChange={(part, text) => onChange({ ...content, [part]: typeof text === 'string' ? text : '' })}
    />
  );
}

const FORMS = { email: formOf('email'), sms: formOf('sms'), push: formOf('push') } satisfies Record<
  Channel,
  MessageForm
>;

interface MessageForm {
  kindId: string;
  fields: readonly FormField[];
}

/** The form of the first kind that sends over the channel, without what is only about the step. */
function formOf(channel: Channel): MessageForm {
  const sender = [...KINDS.values()].find(({ definition }) => messageOf(definition.form, {})?.channel === channel);
  if (!sender) return { kindId: '', fields: [] };
  const { id, form } = sender.definition;
  return { kindId: id, fields: form.filter((field) => Object.hasOwn(MESSAGE_PARTS[channel], field.path)) };
}
