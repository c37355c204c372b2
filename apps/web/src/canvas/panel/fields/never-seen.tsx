/** Flags a name that has not come in so far: a new one, or a slip of the pen. */
import { useTranslation } from 'react-i18next';
import styles from './rows.module.css';

export function NeverSeen({ name, among }: { name: string; among: readonly { name: string }[] }) {
  const { t } = useTranslation('canvas');
  // Dotted names reach into groups that the catalogue lists under their first part only.
  const [first] = name.split('.');
  if (name === '' || among.length === 0 || among.some((known) => known.name === first || known.name === name)) {
    return null;
  }
  return <div className={styles.unseen}>{t('name.unseen')}</div>;
}
