/** Puts the rendered parts of an e-mail into the compiled layout, and into its plain-text twin. */
import type { Language } from '@kairos/engine';
import { escapeHtml } from './body';
import { EMAIL_LAYOUT } from './layout.generated';
import en from './words.en.json';
import nl from './words.nl.json';

/** What surrounds the marketer's words: the same for every customer, except the unsubscribe link. */
export interface EmailFrame {
  language: Language;
  /** Name of the sender as the reader knows it. */
  brand: string;
  unsubscribeUrl: string;
}

/** The marketer's words, rendered. `body` is safe HTML; the others are plain text; no link means no button. */
export interface EmailWords {
  subject: string;
  preheader: string;
  body: string;
  text: string;
  buttonLabel: string;
  buttonLink: string;
}

const WORDS: Record<Language, typeof en> = { en, nl };
const SLOT = /%%(\w+)%%/;
const BUTTON = /<!--button-->([\s\S]*?)<!--\/button-->/;

// Even places are fixed text, odd places are slot names; splitting once makes filling a join.
const split = (html: string): string[] => html.split(SLOT);
const BUTTON_PIECES = split(BUTTON.exec(EMAIL_LAYOUT)?.[1] ?? '');
const LAYOUT_PIECES = split(EMAIL_LAYOUT.replace(BUTTON, '%%button%%'));

/** The complete HTML of an e-mail. */
export function emailHtml(words: EmailWords, frame: EmailFrame): string {
  const hasButton = words.buttonLabel !== '' && words.buttonLink !== '';
  return fill(LAYOUT_PIECES, {
    lang: frame.language,
    subject: escapeHtml(words.subject),
    preheader: escapeHtml(words.preheader),
    brand: escapeHtml(frame.brand),
    body: words.body,
    button: hasButton
      ? fill(BUTTON_PIECES, {
          buttonLabel: escapeHtml(words.buttonLabel),
          buttonLink: escapeHtml(words.buttonLink),
        })
      : '',
    footer: escapeHtml(footer(frame)),
    unsubscribe: escapeHtml(frame.unsubscribeUrl),
    unsubscribeLabel: escapeHtml(WORDS[frame.language].unsubscribe),
  });
}

/** The same e-mail for readers without HTML. */
export function emailText(words: EmailWords, frame: EmailFrame): string {
  const button = words.buttonLabel && words.buttonLink ? `\n\n${words.buttonLabel}: ${words.buttonLink}` : '';
  return `${words.text}${button}\n\n-- \n${footer(frame)}\n${WORDS[frame.language].unsubscribe}: ${frame.unsubscribeUrl}\n`;
}

const footer = (frame: EmailFrame): string => WORDS[frame.language].footer.replace('{brand}', () => frame.brand);

function fill(pieces: readonly string[], slots: Record<string, string>): string {
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : (slots[piece] ?? ''))).join('');
}
