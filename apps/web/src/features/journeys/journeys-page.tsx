/** The list of journeys. */
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page';

export function JourneysPage() {
  const { t } = useTranslation('app');
  return <Page title={t('journeys')}>{null}</Page>;
}
