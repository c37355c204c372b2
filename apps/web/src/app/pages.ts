/** The pages on the rail: their words, icons, addresses and keys. */
import type { IconName } from '../ui/icons';

export const PAGES = [
  { id: 'home', to: '/', icon: 'home', key: 'h' },
  { id: 'journeys', to: '/journeys', icon: 'journeys', key: 'j' },
] as const satisfies { id: string; to: string; icon: IconName; key: string }[];
