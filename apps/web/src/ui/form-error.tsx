/** Why a form was refused, read out as soon as it appears. */
import type { ReactNode } from 'react';
import styles from './form-error.module.css';
import { Icon } from './icons';

export function FormError({ children }: { children: ReactNode }) {
  return (
    <div role="alert" className={styles.region}>
      {children && (
        <div className={styles.error}>
          <Icon name="warning" size={16} />
          <span>{children}</span>
        </div>
      )}
    </div>
  );
}
