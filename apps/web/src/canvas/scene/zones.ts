/** Which of the three zones a thing belongs to. */
import type { KindCategory, PortType } from '@kairos/engine';
import type { Zone } from '../layout/layout-graph';

export function zoneOfCategory(category: KindCategory): Zone {
  switch (category) {
    case 'sense':
    case 'score':
      return 'sense';
    case 'trigger':
      return 'trigger';
    case 'reach':
    case 'act':
    case 'time':
    case 'decide':
    case 'end':
      return 'campaign';
  }
}

/** Where the "+" of an open port stands. */
export function zoneOfPort(type: PortType): Zone {
  return type === 'step' ? 'campaign' : 'sense';
}
