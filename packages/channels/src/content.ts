/** Content of any channel: what a marketer writes, how it is compiled, and the finished words that are frozen with the message. */
import type { Channel, Language } from '@kairos/engine';
import { z } from 'zod';
import { emailContentSchema } from './email/content';
import { compileEmail } from './email/render';
import { compilePush, pushContentSchema } from './push/render';
import type { MessageLocale, TemplateContext } from './render/context';
import { RenderFailure } from './render/failure';
import type { RenderFlag } from './render/text';
import { compileSms, smsContentSchema } from './sms/render';

const writtenLanguage = z.enum(['en', 'nl'] satisfies Language[]);

/** Finished words by channel: all strings, so that they are stored and read back as they are. */
export const messageWordsSchema = z.discriminatedUnion('channel', [
  z.object({
    channel: z.literal('email'),
    language: writtenLanguage,
    subject: z.string(),
    preheader: z.string(),
    body: z.string(),
    text: z.string(),
    buttonLabel: z.string(),
    buttonLink: z.string(),
  }),
  z.object({ channel: z.literal('sms'), language: writtenLanguage, text: z.string() }),
  z.object({
    channel: z.literal('push'),
    language: writtenLanguage,
    title: z.string(),
    text: z.string(),
    link: z.string(),
  }),
]);
export type MessageWords = z.infer<typeof messageWordsSchema>;

export interface RenderedContent {
  words: MessageWords;
  flags: RenderFlag[];
}

/** Renders for one customer; throws a RenderFailure. */
export type CompiledContent = (context: TemplateContext) => RenderedContent;

/**
 * Compiles the content of a step. `content` may hold more than the templates (a step's whole settings); only they are looked at.
 * Throws a RenderFailure `template-invalid`.
 */
export function compileContent(channel: Channel, content: unknown, locale: MessageLocale): CompiledContent {
  const { language } = locale;
  switch (channel) {
    case 'email': {
      const render = compileEmail(read(emailContentSchema, content), locale);
      return (context) => {
        const { words, flags } = render(context);
        return { words: { channel, language, ...words }, flags };
      };
    }
    case 'sms': {
      const render = compileSms(read(smsContentSchema, content), locale);
      return (context) => ({ words: { channel, language, ...render(context) }, flags: [] });
    }
    case 'push': {
      const render = compilePush(read(pushContentSchema, content), locale);
      return (context) => {
        const { words, flags } = render(context);
        return { words: { channel, language, ...words }, flags };
      };
    }
  }
}

/** Anything within a placeholder or tag that could be the event: too much is only looked up in vain. */
const OF_EVENT = /\{[{%][^}]*\bevent\b/;

/** Whether a step's content may speak of the event that started the campaign. */
export function speaksOfEvent(content: unknown): boolean {
  const texts = typeof content === 'object' && content !== null ? Object.values(content) : [];
  return texts.some((text) => typeof text === 'string' && OF_EVENT.test(text));
}

function read<Schema extends z.ZodType>(schema: Schema, content: unknown): z.output<Schema> {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RenderFailure('template-invalid', String(issue?.path[0] ?? 'content'), issue?.message ?? 'Not readable.');
}
