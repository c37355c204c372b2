/** The icon set: one path per name on a 24-unit grid, drawn as lines so that it takes the colour of its surroundings. */
import type { KindCategory, KindIcon } from '@kairos/engine';
import styles from './icons.module.css';

const KIND_PATHS: Record<KindIcon, string> = {
  signal: 'M4 14a8 8 0 0 1 8-8M4 19a13 13 0 0 1 13-13M6 18h.01',
  clock: 'M12 7v5l3 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  database: 'M5 6c0-1.6 14-1.6 14 0s-14 1.6-14 0zM5 6v12c0 1.6 14 1.6 14 0V6M5 12c0 1.6 14 1.6 14 0',
  score: 'M4 20V10M10 20V4M16 20v-8M21 20H3',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6z',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
  sms: 'M4 5h16v11H9l-5 4z',
  bell: 'M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4',
  hourglass: 'M7 3h10M7 21h10M8 3c0 6 8 6 8 9s-8 3-8 9M16 3c0 6-8 6-8 9s8 3 8 9',
  ear: 'M7 10a5.5 5.5 0 0 1 11 0c0 4-4 4.5-4 8a3 3 0 0 1-5.6 1.5M10 10.5a2.5 2.5 0 0 1 5 0c0 1.6-1.7 2-1.7 3.5',
  split: 'M12 3v5M12 8c0 5-6 3-6 9v3M12 8c0 5 6 3 6 9v3M3.5 18 6 20.5 8.5 18M15.5 18l2.5 2.5 2.5-2.5',
  dice: 'M7 4h10a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  exit: 'M13 4H6v16h7M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  shield: 'M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6z',
  gauge: 'M4 17a8 8 0 1 1 16 0M12 17l4-6M4 17h2M18 17h2',
  loop: 'M5 12a7 7 0 0 1 12-5l2 2M19 4v5h-5M19 12a7 7 0 0 1-12 5l-2-2M5 20v-5h5',
  merge: 'M12 21v-6M12 15c0-6-6-4-6-10V4M12 15c0-6 6-4 6-10V4M9 18.5l3 2.5 3-2.5',
  card: 'M3 5h18v14H3zM8.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM5.5 16c0-1.8 1.2-2.8 3-2.8s3 1 3 2.8M14.5 9.5h4M14.5 13h4',
  stop: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.8l12.4 12.4',
  route: 'M6 21V10a4 4 0 0 1 4-4h9M15.5 2.5 19 6l-3.5 3.5M6 14h5a4 4 0 0 1 4 4v3',
  clipboard: 'M9 4h6v3H9zM9 5.5H5V21h14V5.5h-4M8.5 13.5l2.5 2.5 4.5-5',
  plug: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  steps: 'M4 7h5v5h5v5h6M4 7v.01M20 17v.01M17 14l3 3-3 3',
  sum: 'M18 5H6l7 7-7 7h12M18 5v2.5M18 19v-2.5',
  change: 'M4 8h14M14.5 4.5 18 8l-3.5 3.5M20 16H6M9.5 12.5 6 16l3.5 3.5',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.5V7M15 3.5V7M9 14h.01M12 14h.01M15 14h.01M9 17h.01M12 17h.01',
  join: 'M9 7.5a5 5 0 1 0 0 9 5 5 0 0 0 0-9M15 7.5a5 5 0 1 1 0 9 5 5 0 0 1 0-9',
  level: 'M4 18c4 0 5-9 9-9h7M4 12h3M10 12h3M16 12h4',
  silent: 'M4 6h16v12H4zM4 7l8 6 8-6M3 21 21 3',
};

const SHELL_PATHS = {
  home: 'M4 11l8-7 8 7v9H4z',
  journeys: 'M5 5h5v5H5zM14 14h5v5h-5zM10 7h4a3 3 0 0 1 3 3v4',
  customers:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M17 14c2.6 .6 4 2.7 4 6',
  events: 'M3 12h4l3-8 4 16 3-8h4',
  settings: 'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6M12 3v3M12 18v3M3 12h3M18 12h3',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.3 15.3 20 20',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M5 12.5 10 17l9-10',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  'chevron-down': 'M6 9l6 6 6-6',
  'chevron-right': 'M9 6l6 6-6 6',
  'chevron-left': 'M15 6l-6 6 6 6',
  'arrow-left': 'M20 12H4M10 6l-6 6 6 6',
  play: 'M7 4.5 19 12 7 19.5z',
  pause: 'M8 5v14M16 5v14',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8M11 12.5 19.5 4M16 7.5 18.5 10',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4.5 3.5-7 8-7s8 2.5 8 7',
  'sign-out': 'M13 4H6v16h7M10 12h10M16.5 8.5 20 12l-3.5 3.5',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z',
  monitor: 'M3 5h18v11H3zM9 20h6M12 16v4',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.5h.01',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.5h.01',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  undo: 'M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3',
  redo: 'M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M17.5 10h.01M8 14h8',
  phone:
    'M8 2.5h8a1.5 1.5 0 0 1 1.5 1.5v16a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 20V4A1.5 1.5 0 0 1 8 2.5zM11 18.5h2',
  dots: 'M5 12h.01M12 12h.01M19 12h.01',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  filter: 'M4 5h16l-6.5 8v6l-3-1.5V13z',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  pencil: 'M4 20l1-4L16.5 4.5l3 3L8 19z',
  archive: 'M3 5h18v4H3zM5 9v11h14V9M10 13h4',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  target: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 12h.01',
  note: 'M5 4h14v10l-6 6H5zM13 20v-6h6',
  hand: 'M12 3v18M3 12h18M9.5 5.5 12 3l2.5 2.5M9.5 18.5 12 21l2.5-2.5M5.5 9.5 3 12l2.5 2.5M18.5 9.5 21 12l-2.5 2.5',
  tidy: 'M9 3h6v5H9zM4 16h6v5H4zM14 16h6v5h-6zM12 8v4M7 16v-4h10v4',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 4l-3 16',
} as const satisfies Record<string, string>;

const PATHS = { ...KIND_PATHS, ...SHELL_PATHS };

export type IconName = keyof typeof PATHS;

/** Decoration beside a word; an icon that stands alone gets its name from the button around it. */
export function Icon({ name, size = 16, weight = 1.8 }: { name: IconName; size?: number; weight?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={weight}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The coloured square that says which category a thing belongs to. 30 px on cards, 22 px in lists. */
export function KindBadge({
  icon,
  category,
  size = 22,
}: {
  icon: IconName;
  category: KindCategory | 'trouble';
  size?: number;
}) {
  return (
    <span
      className={styles.badge}
      style={{ width: size, height: size, color: `var(--${category})`, borderRadius: size > 26 ? 8 : 6 }}
    >
      <Icon name={icon} size={Math.round(size * 0.56)} weight={1.9} />
    </span>
  );
}
