/** A piece of code to take along. */

import styles from './code-sample.module.css';
import { CopyButton } from './copy-button';

export function CodeSample({ label, code }: { label: string; code: string }) {
  return (
    <figure className={styles.sample}>
      <figcaption className={styles.caption}>
        <span>{label}</span>
        <CopyButton text={code} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <pre className={styles.code} tabIndex={0}>
        {code}
      </pre>
    </figure>
  );
}
