/** Whether everything is kept, and since when. */
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import type { SaveState } from './autosave';
import styles from './save-status.module.css';

export function SaveStatus({ state }: { state: SaveState }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return (
    <span className={styles.status} data-save-state={state.type} role="status">
      {state.type === 'saved' ? t('save.saved', { time: format.time(state.at) }) : t(`save.${state.type}`)}
    </span>
  );
}
