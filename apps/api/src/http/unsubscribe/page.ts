/** The page behind an unsubscribe link: plain HTML, no script, nothing about the customer. */
import type { Language } from '@kairos/engine';
import type { UnsubscribeView } from '@kairos/services';
import en from './words.en.json';
import nl from './words.nl.json';

const WORDS: Record<Language, typeof en> = { en, nl };

/** What mail programs send, and our own button as well. */
export const ONE_CLICK = { name: 'List-Unsubscribe', value: 'One-Click' };

export function questionPage(view: UnsubscribeView, language: Language): string {
  const words = WORDS[language];
  return page(language, named(words.title, view), [
    `<h1>${escapeHtml(named(words[view.channel], view))}</h1>`,
    `<p>${words.consequence}</p>`,
    `<form method="post"><input type="hidden" name="${ONE_CLICK.name}" value="${ONE_CLICK.value}">`,
    `<button>${words.stop}</button></form>`,
  ]);
}

export function donePage(view: UnsubscribeView, language: Language): string {
  const words = WORDS[language];
  return page(language, named(words.title, view), [
    `<h1>${words.done}</h1>`,
    `<p>${escapeHtml(named(words[`done-${view.channel}`], view))}</p>`,
  ]);
}

export function unknownPage(language: Language): string {
  const words = WORDS[language];
  return page(language, words.unknown, [`<h1>${words.unknown}</h1>`, `<p>${words['unknown-hint']}</p>`]);
}

const named = (words: string, { brand }: UnsubscribeView): string => words.replace('{brand}', () => brand);

function page(language: Language, title: string, body: string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>
:root { color-scheme: light dark; font: 16px/1.5 Inter, system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f4f8, #14161f); color: light-dark(#171b33, #eef0f8); }
main { max-width: 420px; margin: 16px; padding: 36px; border-radius: 11px; background: light-dark(#fff, #1e212d); }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
p { margin: 0; color: light-dark(#565d7a, #a3a9c2); }
button { margin-top: 24px; padding: 12px 20px; border: 0; border-radius: 8px; font: inherit; font-weight: 600; background: #2f3a96; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid #8f9bff; outline-offset: 2px; }
</style>
</head>
<body><main>
${body.join('\n')}
</main></body>
</html>
`;
}

function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
