/** How the three sorts of events look: something done, a profile told, something that became of a message. */
import type { KindCategory } from '@kairos/engine';
import type { IconName } from './icons';

export function eventLook(kind: 'track' | 'identify' | 'message'): { icon: IconName; category: KindCategory } {
  switch (kind) {
    case 'track':
      return { icon: 'signal', category: 'sense' };
    case 'identify':
      return { icon: 'person', category: 'time' };
    case 'message':
      return { icon: 'mail', category: 'reach' };
  }
}
