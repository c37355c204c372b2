/** The pages on the rail: their words, icons, addresses and the key that follows `g`. */
import type { IconName } from '../ui/icons';

export const PAGES = [
  { id: 'home', to: '/', icon: 'home', key: 'h' },
  { id: 'journeys', to: '/journeys', icon: 'journeys', key: 'j' },
  { id: 'customers', to: '/customers', icon: 'customers', key: 'c' },
  { id: 'tasks', to: '/tasks', icon: 'clipboard', key: 't' },
  { id: 'messages', to: '/messages', icon: 'mail', key: 'm' },
  { id: 'events', to: '/events', icon: 'events', key: 'e' },
] as const satisfies { id: string; to: string; icon: IconName; key: string }[];

export const SETTINGS_PAGE = { id: 'settings', to: '/settings', icon: 'settings', key: 's' } as const;

export const ALL_PAGES = [...PAGES, SETTINGS_PAGE];
