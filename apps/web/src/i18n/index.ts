/** Languages: every folder with a `words.<language>.json` is a namespace of that folder's name. Keys are flat. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { readWords } from './read-words';
import { rememberedLanguage } from './remembered-language';

const files = import.meta.glob('../**/words.*.json', { eager: true, import: 'default' });

void i18next.use(initReactI18next).init({
  resources: readWords(files),
  lng: rememberedLanguage(),
  fallbackLng: 'en',
  defaultNS: 'shared',
  // Keys hold dots and error codes hold slashes; nothing is nested.
  keySeparator: false,
  nsSeparator: ':',
  interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  returnNull: false,
});

document.documentElement.lang = i18next.language;
i18next.on('languageChanged', (language) => {
  document.documentElement.lang = language;
});

export { i18next };
