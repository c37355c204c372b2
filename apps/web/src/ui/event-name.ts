/** What events are called on the screen: those that Kairos itself writes in words, all others as their sender named them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

export function useEventName(): (name: string) => string {
  const { t } = useTranslation('shared');
  return useCallback((name) => t(`own-event.${name.toLowerCase().replaceAll(' ', '-')}`, { defaultValue: name }), [t]);
}
