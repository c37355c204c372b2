/** Changes the customer's attributes and goes on at once; a value that the event does not hold changes nothing. */
import { type ActingBehaviour, type AttributeChange, type EngineEvent, valueAt } from '@kairos/engine';
import type { SettingChange, UpdateCustomerConfig } from './schema';

export const updateCustomerBehaviour: ActingBehaviour<UpdateCustomerConfig> = {
  readsTrigger: ({ changes }) => changes.some(({ change }) => change === 'event' || change === 'add-event'),

  enter({ config, triggeredBy }) {
    const changes = config.changes.flatMap((change) => changeOf(change, triggeredBy));
    return { type: 'leave', port: 'next', effects: changes.length > 0 ? [{ type: 'update-customer', changes }] : [] };
  },
};

function changeOf({ attribute, change, value }: SettingChange, event: EngineEvent | null): AttributeChange[] {
  switch (change) {
    case 'text':
      return [{ attribute, change: 'set', value }];
    case 'number':
      return [{ attribute, change: 'set', value: Number(value) }];
    case 'yes':
    case 'no':
      return [{ attribute, change: 'set', value: change === 'yes' }];
    case 'add':
      return [{ attribute, change: 'add', value: Number(value) }];
    case 'subtract':
      return [{ attribute, change: 'add', value: -Number(value) }];
    case 'clear':
      return [{ attribute, change: 'clear' }];
    case 'event':
    case 'add-event':
      return fromEvent(attribute, change, event ? valueAt(event.properties, value) : undefined);
  }
}

function fromEvent(attribute: string, change: 'event' | 'add-event', value: unknown): AttributeChange[] {
  if (change === 'add-event') return typeof value === 'number' ? [{ attribute, change: 'add', value }] : [];
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? [{ attribute, change: 'set', value }] : [];
}
