/** Renders an SMS for one customer. */
import { z } from 'zod';
import type { MessageLocale, TemplateContext } from '../render/context';
import { RenderFailure } from '../render/failure';
import { compileTemplate } from '../render/liquid';
import { filled, manyLines } from '../render/text';
import { smsSize } from './segments';

export const smsContentSchema = z.object({ text: z.string().max(5_000) });
export type SmsContent = z.infer<typeof smsContentSchema>;

/** Longer texts are refused by providers, or arrive in pieces and cost a fortune. */
export const MOST_SEGMENTS = 10;

/** Throws a RenderFailure `template-invalid`; the function returned throws the other ones. */
export function compileSms(content: SmsContent, locale: MessageLocale): (context: TemplateContext) => { text: string } {
  const template = compileTemplate('text', content.text, 'plain', locale);
  return (context) => {
    const text = filled('text', manyLines(template(context)));
    const { segments } = smsSize(text);
    if (segments <= MOST_SEGMENTS) return { text };
    throw new RenderFailure('too-long', 'text', `The text takes ${segments} segments, ${MOST_SEGMENTS} at most.`);
  };
}
