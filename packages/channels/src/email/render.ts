/** Renders an e-mail's words for one customer. Compiled once per version of the template, then only filled in. */

import type { MessageLocale, TemplateContext } from '../render/context';
import { DROPPED_LINK } from '../render/link-tag';
import { type CompiledTemplate, compileTemplate } from '../render/liquid';
import { safeLink } from '../render/safe-link';
import { filled, manyLines, oneLine, type RenderFlag } from '../render/text';
import { bodyTemplates } from './body';
import type { EmailContent } from './content';
import type { EmailWords } from './layout';

export interface RenderedEmail {
  words: EmailWords;
  flags: RenderFlag[];
}

/** Throws a RenderFailure `template-invalid`; the function returned throws the other ones. */
export function compileEmail(
  content: EmailContent,
  locale: MessageLocale,
): (context: TemplateContext) => RenderedEmail {
  const body = bodyTemplates(content.body);
  const plain = (part: string, source: string): CompiledTemplate => compileTemplate(part, source, 'plain', locale);
  const subject = plain('subject', content.subject);
  const preheader = plain('preheader', content.preheader);
  const html = compileTemplate('body', body.html, 'html', locale);
  const text = plain('body', body.text);
  const buttonLabel = plain('buttonLabel', content.buttonLabel);
  const buttonLink = plain('buttonLink', content.buttonLink);
  return (context) => {
    const link = buttonLink(context);
    const button = safeLink(link);
    const written = html(context);
    const words: EmailWords = {
      subject: filled('subject', oneLine(subject(context))),
      preheader: oneLine(preheader(context)),
      body: manyLines(written.replaceAll(DROPPED_LINK, '').replace(/<p>\s*<\/p>/g, '')),
      text: filled('body', tidy(text(context).replaceAll(DROPPED_LINK, ''))),
      buttonLabel: oneLine(buttonLabel(context)),
      buttonLink: button ?? '',
    };
    const dropped = written.includes(DROPPED_LINK) || (button === null && link.trim() !== '');
    return { words, flags: dropped ? ['link-dropped'] : [] };
  };
}

const tidy = (text: string): string => manyLines(text).replace(/\n{3,}/g, '\n\n');
