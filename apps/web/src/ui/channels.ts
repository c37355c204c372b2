/** The icon of each channel. */
import type { Channel } from '@kairos/engine';
import type { IconName } from './icons';

export const CHANNELS = ['email', 'sms', 'push'] as const satisfies Channel[];

export const CHANNEL_ICON: Record<Channel, IconName> = { email: 'mail', sms: 'sms', push: 'bell' };
