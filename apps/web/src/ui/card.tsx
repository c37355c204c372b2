/** A titled surface with related facts or settings. */
import type { ReactNode } from 'react';
import styles from './card.module.css';

interface CardProps {
  title?: string;
  hint?: ReactNode;
  action?: ReactNode;
  id?: string;
  children: ReactNode;
}

export function Card({ title, hint, action, id, children }: CardProps) {
  return (
    <section className={styles.card} id={id} aria-label={title}>
      {title && (
        <header className={styles.head}>
          <div>
            <h2 className={styles.title}>{title}</h2>
            {hint && <p className={styles.hint}>{hint}</p>}
          </div>
          {action}
        </header>
      )}
      {children}
    </section>
  );
}

/** Name and value, one per line. */
export function Facts({ facts }: { facts: { name: string; value: ReactNode }[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
