/** The tabs in the middle of the top bar: links, so that every view has an address. */
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import styles from './tabs.module.css';

export interface TabLink {
  label: string;
  link: LinkProps;
  isActive: boolean;
}

export function Tabs({ label, tabs }: { label: string; tabs: TabLink[] }) {
  const nav = useRef<HTMLElement>(null);
  const active = tabs.find((tab) => tab.isActive)?.label;
  // On a phone they may be more than fit.
  useEffect(() => {
    if (active !== undefined) nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          {...tab.link}
          // The router would also mark an address that the shown one begins with.
          activeOptions={{ exact: true }}
          className={styles.tab}
          aria-current={tab.isActive ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
