/** One customer, whose every step is told; or thousands, who are counted. */
import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

const route = getRouteApi('/shell/journeys/$journeyId/try');

export function ModeSwitch() {
  const { t } = useTranslation('try');
  const { crowd } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <SegmentedControl
      fullWidth
      size="xs"
      aria-label={t('mode')}
      value={crowd ? 'crowd' : 'one'}
      onChange={(mode) =>
        void navigate({ search: (before) => ({ ...before, crowd: mode === 'crowd' || undefined }), replace: true })
      }
      data={[
        { value: 'one', label: t('mode.one') },
        { value: 'crowd', label: t('mode.crowd') },
      ]}
    />
  );
}
