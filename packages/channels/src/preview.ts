/** Shows what a customer would get, exactly as the sender renders it. Runs in the browser as well. */
import type { Channel, JsonObject, Language } from '@kairos/engine';
import { compileContent, type MessageWords } from './content';
import { emailHtml, emailText } from './email/layout';
import { languageOf } from './render/context';
import { RenderFailure, type RenderFailureCode } from './render/failure';
import type { RenderFlag } from './render/text';
import { type SmsSize, smsSize } from './sms/segments';

export { MOST_SEGMENTS } from './sms/render';
export type { RenderFailureCode, RenderFlag, SmsSize };
export { smsSize };

export interface PreviewSubject {
  /** Attributes as stored; `label` is what people call the customer on screen. */
  attributes: JsonObject;
  label: string;
  /** Properties of the event that started the campaign. */
  event: JsonObject;
  topic: string;
  /** Name of the sender: the workspace's. */
  brand: string;
  /** Language for customers who stated none. */
  language: Language;
  timeZone: string;
  /** Moment of sending, epoch ms, workspace clock. */
  sentAt: number;
}

export type Preview =
  | { type: 'email'; subject: string; preheader: string; html: string; text: string; flags: RenderFlag[] }
  | { type: 'sms'; text: string; size: SmsSize }
  | { type: 'push'; title: string; text: string; link: string; flags: RenderFlag[] }
  | { type: 'failed'; code: RenderFailureCode; part: string };

// The preview's link leads nowhere: a colleague who looks at a draft must not unsubscribe anybody.
const PREVIEW_LINK = 'https://unsubscribe.invalid/';

/** Renders a step's content for one customer. Never throws for what a marketer may type. */
export function previewMessage(channel: Channel, content: unknown, subject: PreviewSubject): Preview {
  try {
    const language = languageOf(subject.attributes, subject.language);
    const render = compileContent(channel, content, { language, timeZone: subject.timeZone });
    const { words, flags } = render({
      customer: { ...subject.attributes, label: subject.label },
      event: subject.event,
      message: { topic: subject.topic, sentAt: new Date(subject.sentAt).toISOString() },
      links: { unsubscribe: PREVIEW_LINK },
    });
    return show(words, flags, subject.brand, PREVIEW_LINK);
  } catch (error) {
    if (error instanceof RenderFailure) return { type: 'failed', code: error.code, part: error.part };
    throw error;
  }
}

/** The same picture of a message that was sent, from the words frozen with it. */
export function showMessage(words: MessageWords, brand: string, unsubscribeUrl: string): Preview {
  return show(words, [], brand, unsubscribeUrl);
}

function show(words: MessageWords, flags: RenderFlag[], brand: string, unsubscribeUrl: string): Preview {
  switch (words.channel) {
    case 'email': {
      const frame = { language: words.language, brand, unsubscribeUrl };
      const { subject, preheader } = words;
      return { type: 'email', subject, preheader, html: emailHtml(words, frame), text: emailText(words, frame), flags };
    }
    case 'sms':
      return { type: 'sms', text: words.text, size: smsSize(words.text) };
    case 'push':
      return { type: 'push', title: words.title, text: words.text, link: words.link, flags };
  }
}

export { TRANSMIT_REASONS } from './provider/transmit';
