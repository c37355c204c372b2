/** Shows the screens in the language that the member chose, on whatever machine they sign in. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { rememberLanguage } from '../i18n/remembered-language';
import { useMe } from './me';

export function useMemberLanguage(): void {
  const { i18n } = useTranslation();
  const { language } = useMe();
  useEffect(() => {
    if (language === null || language === i18n.language) return;
    rememberLanguage(language);
    void i18n.changeLanguage(language);
    // Only what the member chose counts here; switching by hand must not be undone.
  }, [language, i18n]);
}
