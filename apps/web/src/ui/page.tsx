/** The frame of every page: a top bar with title, status, tabs and actions, and the room below it. */
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { WorkspaceClock } from '../app/clock/workspace-clock';
import styles from './page.module.css';

interface PageProps {
  title: string;
  /** In place of the title in the bar: one that can be changed. */
  heading?: ReactNode;
  /** Before the title: usually a way back. */
  lead?: ReactNode;
  /** After the title: pills that say how things stand. */
  status?: ReactNode;
  /** In the middle of the bar. */
  tabs?: ReactNode;
  actions?: ReactNode;
  /** The page shows the workspace's clock itself. */
  hasClock?: boolean;
  /** `fill` leaves scrolling and padding to the content (canvas, split panes); `read` centres a column. */
  layout?: 'read' | 'wide' | 'fill';
  children: ReactNode;
}

export function Page({ title, heading, lead, status, tabs, actions, hasClock, layout = 'wide', children }: PageProps) {
  useDocumentTitle(`${title} · Kairos`);
  return (
    <main className={styles.page}>
      <header className={styles.top}>
        <div className={styles.start}>
          {lead}
          {heading ?? <h1 className={styles.title}>{title}</h1>}
          {status}
        </div>
        {tabs && <div className={styles.tabs}>{tabs}</div>}
        <div className={styles.end}>
          {!hasClock && <WorkspaceClock />}
          {actions}
        </div>
      </header>
      <div className={styles[layout]} id="content" tabIndex={-1}>
        {children}
      </div>
    </main>
  );
}
