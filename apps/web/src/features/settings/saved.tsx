/** "Saved", read out when it appears. */
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons';
import { Pill } from '../../ui/pill';

export function Saved({ isShown }: { isShown: boolean }) {
  const { t } = useTranslation('shared');
  return (
    <span role="status">
      {isShown && (
        <Pill tone="end">
          <Icon name="check" size={12} weight={2.4} /> {t('saved')}
        </Pill>
      )}
    </span>
  );
}
