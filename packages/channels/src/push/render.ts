/** Renders a push message for one customer. */
import { z } from 'zod';
import type { MessageLocale, TemplateContext } from '../render/context';
import { RenderFailure } from '../render/failure';
import { compileTemplate } from '../render/liquid';
import { safeLink } from '../render/safe-link';
import { filled, manyLines, oneLine, type RenderFlag } from '../render/text';

export const pushContentSchema = z.object({
  title: z.string().max(1_000),
  text: z.string().max(5_000),
  link: z.string().max(2_000).default(''),
});
export type PushContent = z.infer<typeof pushContentSchema>;

export interface PushWords {
  title: string;
  text: string;
  /** Empty when there is none, or none that is safe. */
  link: string;
}

/** The push services carry 4,096 bytes with everything around the words. */
const MOST_BYTES = 3_500;

/** Throws a RenderFailure `template-invalid`; the function returned throws the other ones. */
export function compilePush(
  content: PushContent,
  locale: MessageLocale,
): (context: TemplateContext) => { words: PushWords; flags: RenderFlag[] } {
  const title = compileTemplate('title', content.title, 'plain', locale);
  const text = compileTemplate('text', content.text, 'plain', locale);
  const link = compileTemplate('link', content.link, 'plain', locale);
  return (context) => {
    const wanted = link(context);
    const safe = safeLink(wanted);
    const words: PushWords = {
      title: filled('title', oneLine(title(context))),
      text: filled('text', manyLines(text(context))),
      link: safe ?? '',
    };
    const bytes = new TextEncoder().encode(words.title + words.text + words.link).length;
    if (bytes > MOST_BYTES) {
      throw new RenderFailure('too-long', 'text', `The message takes ${bytes} bytes, ${MOST_BYTES} at most.`);
    }
    return { words, flags: safe === null && wanted.trim() !== '' ? ['link-dropped'] : [] };
  };
}
