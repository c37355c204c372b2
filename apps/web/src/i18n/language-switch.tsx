/** Chooses the language, each under its own name. */

import type { Language } from '@kairos/engine';
import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, rememberLanguage } from './remembered-language';

const NAMES: Record<Language, string> = { en: 'English', nl: 'Nederlands' };

/** `onChoose` is for whoever also keeps the choice with the member. */
export function LanguageSwitch({ onChoose }: { onChoose?: (language: Language) => void }) {
  const { i18n, t } = useTranslation('shared');
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('language')}
      value={i18n.language}
      data={LANGUAGES.map((language) => ({ value: language, label: NAMES[language] }))}
      onChange={(value) => {
        const language = LANGUAGES.find((each) => each === value);
        if (!language) return;
        rememberLanguage(language);
        void i18n.changeLanguage(language);
        onChoose?.(language);
      }}
    />
  );
}
