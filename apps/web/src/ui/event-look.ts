/** How the sorts of events look: something done, a profile told, something that became of a message or that a journey did. */
import type { KindCategory } from '@kairos/engine';
import type { IconName } from './icons';

export type EventSort = 'track' | 'identify' | 'message' | 'update' | 'effect';

export function eventLook(kind: EventSort): {
  icon: IconName;
  category: KindCategory;
} {
  switch (kind) {
    case 'track':
      return { icon: 'signal', category: 'sense' };
    case 'identify':
      return { icon: 'person', category: 'time' };
    case 'message':
      return { icon: 'mail', category: 'reach' };
    case 'update':
      return { icon: 'card', category: 'act' };
    case 'effect':
      return { icon: 'bolt', category: 'act' };
  }
}
