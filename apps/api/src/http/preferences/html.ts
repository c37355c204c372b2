/** The frame of the pages behind the link in a message: plain HTML without a script, and what their parts share. */
import type { Language } from '@kairos/engine';
import en from './words.en.json';
import nl from './words.nl.json';

export type Words = typeof en;
export const WORDS: Record<Language, Words> = { en, nl };

export function htmlPage(language: Language, title: string, body: string[]): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body><main>
${body.join('\n')}
</main></body>
</html>
`;
}

export function escapeHtml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Fills the sender's name in, and makes it safe to stand in the page. */
export const named = (words: string, { brand }: { brand: string }): string =>
  escapeHtml(words.replace('{brand}', () => brand));

const STYLE = `
:root { color-scheme: light dark; font: 16px/1.5 Inter, system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f3f4f8, #14161f); color: light-dark(#171b33, #eef0f8); }
main { box-sizing: border-box; width: min(560px, 100% - 32px); margin: 16px; padding: clamp(20px, 5vw, 36px); border-radius: 11px; background: light-dark(#fff, #1e212d); }
h1 { margin: 0 0 8px; font-size: 20px; line-height: 1.3; }
h2 { margin: 32px 0 0; padding-top: 24px; border-top: 1px solid light-dark(#dfe2ec, #343849); font-size: 17px; line-height: 1.3; }
p { margin: 0; color: light-dark(#565d7a, #a3a9c2); }
a { color: light-dark(#2f3a96, #aab4ff); }
fieldset { margin: 24px 0 0; padding: 0; border: 0; min-width: 0; }
legend { margin-bottom: 4px; padding: 0; font-weight: 600; }
label { display: flex; gap: 10px; align-items: flex-start; padding: 5px 0; }
input[type=checkbox], input[type=radio] { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: light-dark(#2f3a96, #aab4ff); }
input[type=time] { font: inherit; padding: 4px 8px; border: 1px solid light-dark(#8b91a8, #767d97); border-radius: 8px; background: transparent; color: inherit; }
.times { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; }
.times label { align-items: center; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 5px 8px 5px 0; text-align: left; font-weight: 400; vertical-align: middle; overflow-wrap: anywhere; }
thead th { font-size: 14px; color: light-dark(#565d7a, #a3a9c2); }
td label { padding: 0; }
.hint { font-size: 14px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.saved { margin-bottom: 20px; padding: 12px 16px; border-radius: 8px; background: light-dark(#e6f4ea, #17331f); color: light-dark(#0f5a2b, #8fe0ab); font-weight: 600; }
button { margin-top: 24px; padding: 12px 20px; border: 0; border-radius: 8px; font: inherit; font-weight: 600; background: #2f3a96; color: #fff; cursor: pointer; }
button:focus-visible, a:focus-visible, input:focus-visible { outline: 3px solid #8f9bff; outline-offset: 2px; }
`;
