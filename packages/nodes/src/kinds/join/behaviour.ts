/** Lets customers pass: a customer walks one way at a time, so there is nobody to wait for. */
import type { ActingBehaviour } from '@kairos/engine';
import type { JoinConfig } from './schema';

export const joinBehaviour: ActingBehaviour<JoinConfig> = {
  enter: () => ({ type: 'leave', port: 'next' }),
};
