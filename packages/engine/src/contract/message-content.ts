/** What a message of each channel is made of: what steps ask for, what templates keep and what is rendered. */
import type { Channel } from './acting';

/** Liquid templates by part. */
export type MessageContent = Record<string, string>;

/** The parts of a channel, in the order in which they are read, with the most characters that each may have. */
export const MESSAGE_PARTS = {
  email: { subject: 300, preheader: 300, body: 20_000, buttonLabel: 80, buttonLink: 2_000 },
  sms: { text: 1_000 },
  push: { title: 120, text: 400, link: 2_000 },
} as const satisfies Record<Channel, Readonly<Record<string, number>>>;

/** Every part of the channel and nothing else; a part that is missing is empty. */
export function wholeContent(channel: Channel, content: Readonly<Record<string, unknown>>): MessageContent {
  const parts = Object.keys(MESSAGE_PARTS[channel]).map((part) => {
    const text = Object.hasOwn(content, part) ? content[part] : '';
    return [part, typeof text === 'string' ? text : ''];
  });
  return Object.fromEntries(parts);
}

export function isBlankContent(content: MessageContent): boolean {
  return Object.values(content).every((text) => text.trim() === '');
}

/** The first part that has more characters than it may have. */
export function tooLongPart(channel: Channel, content: MessageContent): { part: string; most: number } | null {
  const found = Object.entries(MESSAGE_PARTS[channel]).find(([part, most]) => (content[part] ?? '').length > most);
  return found ? { part: found[0], most: found[1] } : null;
}
