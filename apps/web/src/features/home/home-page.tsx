/** The opening page. */
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page';

export function HomePage() {
  const { t } = useTranslation('app');
  return <Page title={t('home')}>{null}</Page>;
}
