/** The language before anybody is signed in: the one used last here, else the browser's. */
import type { Language } from '@kairos/engine';

const KEY = 'kairos.language';

export const LANGUAGES: readonly Language[] = ['en', 'nl'];

export function rememberedLanguage(): Language {
  const candidates = [localStorage.getItem(KEY), ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return LANGUAGES.find((language) => candidates.find(isKnown) === language) ?? 'en';
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(KEY, language);
}

function isKnown(tag: string | null): boolean {
  return LANGUAGES.some((language) => language === tag);
}
