/** The pages behind the link in a message: leave at once, or choose. Nothing on them tells whom the message was for. */
import type { Language } from '@kairos/engine';
import type { PreferenceView, UnsubscribeView } from '@kairos/services';
import { preferenceForm } from './form';
import { escapeHtml, htmlPage, named, WORDS } from './html';

/** What mail programs send, and our own button as well. */
export const ONE_CLICK = { name: 'List-Unsubscribe', value: 'One-Click' };

/** `isSaved` says first that what was chosen counts. */
export function preferencePage(view: PreferenceView, language: Language, { isSaved }: { isSaved: boolean }): string {
  const words = WORDS[language];
  return htmlPage(
    language,
    words.title.replace('{brand}', () => view.brand),
    [
      ...(isSaved ? [`<p class="saved" role="status">${words.saved}</p>`] : []),
      `<h1>${named(words[view.channel], view)}</h1>`,
      `<p>${words.consequence}</p>`,
      `<form method="post"><input type="hidden" name="${ONE_CLICK.name}" value="${ONE_CLICK.value}">`,
      `<button>${words.stop}</button></form>`,
      `<h2 id="choose">${words.choose}</h2>`,
      preferenceForm(view, language),
    ],
  );
}

export function donePage(view: UnsubscribeView, language: Language): string {
  const words = WORDS[language];
  return htmlPage(
    language,
    words.title.replace('{brand}', () => view.brand),
    [
      `<h1>${words.done}</h1>`,
      `<p>${named(words[`done-${view.channel}`], view)}</p>`,
      `<p><a href="?">${words.more}</a></p>`,
    ],
  );
}

export function unknownPage(language: Language): string {
  const words = WORDS[language];
  return plainPage(language, words.unknown, words['unknown-hint']);
}

export function invalidPage(language: Language): string {
  const words = WORDS[language];
  return plainPage(language, words.invalid, words['invalid-hint']);
}

const plainPage = (language: Language, title: string, hint: string) =>
  htmlPage(language, title, [`<h1>${escapeHtml(title)}</h1>`, `<p>${escapeHtml(hint)}</p>`]);
