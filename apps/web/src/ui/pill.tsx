/** A short word about how something stands. Colour never says it alone. */
import type { KindCategory } from '@kairos/engine';
import type { ReactNode } from 'react';
import styles from './pill.module.css';

export type PillTone = KindCategory | 'brand' | 'trouble' | 'quiet';

export function Pill({ tone = 'brand', children, title }: { tone?: PillTone; children: ReactNode; title?: string }) {
  return (
    <span className={styles.pill} data-tone={tone} title={title} style={{ '--tone': `var(--${toneVariable(tone)})` }}>
      {children}
    </span>
  );
}

function toneVariable(tone: PillTone): string {
  return tone === 'quiet' ? 'muted' : tone;
}
