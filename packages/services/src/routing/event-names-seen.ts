/** Sums up which event names a batch brought and with what properties: the pickers show these. */
import type { QueuedEvent, SeenEventName } from '@kairos/db';
import type { JsonValue } from '@kairos/engine';

const EXAMPLES = 5;
const MAX_EXAMPLE_LENGTH = 60;

/** Identify calls are left out: their traits show up as customer attributes. */
export function eventNamesSeen(queued: readonly QueuedEvent[]): SeenEventName[] {
  const seen = new Map<string, SeenEventName>();
  for (const event of queued) {
    if (event.kind === 'identify') continue;
    const at = { firstSeenAt: event.occurredAt, lastSeenAt: event.occurredAt };
    const known = seen.get(event.name) ?? { name: event.name, seen: 0, ...at, properties: {} };
    known.seen += 1;
    if (event.occurredAt < known.firstSeenAt) known.firstSeenAt = event.occurredAt;
    if (event.occurredAt > known.lastSeenAt) known.lastSeenAt = event.occurredAt;
    for (const [property, value] of Object.entries(event.properties)) noteExample(known, property, value);
    seen.set(event.name, known);
  }
  return [...seen.values()];
}

function noteExample(known: SeenEventName, property: string, value: JsonValue): void {
  // Assigning to `__proto__` would not store it.
  if (property === '__proto__') return;
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
  if (typeof value === 'string' && value.length > MAX_EXAMPLE_LENGTH) return;
  const examples = Object.hasOwn(known.properties, property) ? (known.properties[property] ?? []) : [];
  if (examples.length < EXAMPLES && !examples.includes(value)) known.properties[property] = [...examples, value];
}
