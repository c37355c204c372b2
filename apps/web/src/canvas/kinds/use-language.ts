/** The reader's language, as the kinds know it. */
import type { Language } from '@kairos/engine';
import { useTranslation } from 'react-i18next';

export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'nl' ? 'nl' : 'en';
}
