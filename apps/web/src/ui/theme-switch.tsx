/** Light, dark, or as the system says. */
import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export const THEMES = ['light', 'dark', 'auto'] as const;

export function ThemeSwitch() {
  const { t } = useTranslation('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('account.theme')}
      value={colorScheme}
      data={THEMES.map((theme) => ({ value: theme, label: t(`theme.${theme}`) }))}
      onChange={(value) => setColorScheme(THEMES.find((theme) => theme === value) ?? 'auto')}
    />
  );
}
