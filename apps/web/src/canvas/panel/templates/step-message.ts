/** Which part of a step's settings is the content of a message: read from its form, so that no kind is known by name. */
import { type Channel, type FormField, MESSAGE_PARTS, wholeContent } from '@kairos/engine';
import { templateExcerpt } from '@kairos/nodes/editor';
import type { Config } from '../config-values';
import type { MessageTemplate, StepMessage } from './shelf';

/** Null for a step whose form does not ask for the message of one channel. */
export function messageOf(form: readonly FormField[], config: Config): StepMessage | null {
  const channel = channelOf(form);
  return channel && { channel, content: wholeContent(channel, config) };
}

function channelOf(form: readonly FormField[]): Channel | null {
  const [channel, ...others] = new Set(form.flatMap((field) => (field.type === 'template' ? [field.channel] : [])));
  if (!channel || others.length > 0) return null;
  const paths = new Set(form.map((field) => field.path));
  return Object.keys(MESSAGE_PARTS[channel]).every((part) => paths.has(part)) ? channel : null;
}

/** Those of a channel in whose name or texts all that was typed occurs. */
export function templatesFor(
  templates: readonly MessageTemplate[],
  channel: Channel,
  query: string,
): readonly MessageTemplate[] {
  const wanted = query.trim().toLowerCase();
  const says = ({ name, content }: MessageTemplate) => [name, ...Object.values(content)].join('\n').toLowerCase();
  return templates.filter((template) => template.channel === channel && says(template).includes(wanted));
}

/** The first words of it, for a list: with dots for what is filled in later. */
export function excerptOf({ channel, content }: StepMessage): string {
  const texts = Object.keys(MESSAGE_PARTS[channel]).map((part) => templateExcerpt(content[part]));
  return texts.find((text) => text !== '') ?? '';
}

/** The one that has this name already, whatever the capitals. */
export function templateNamed(templates: readonly MessageTemplate[], name: string): MessageTemplate | undefined {
  const wanted = name.trim().toLowerCase();
  return templates.find((template) => template.name.toLowerCase() === wanted);
}
