/** What the settings of a step would do for a customer at this moment: asked of the kind itself, so the answer is never made up. */
import {
  type CustomerFacts,
  type EngineEvent,
  firstArrival,
  type JsonObject,
  type MessageRequest,
  type NodeKind,
} from '@kairos/engine';
import { type Knowledge, propertiesOf } from '../knowledge';

export type Consequence =
  /** A customer who arrives now goes on at `until` (null: waits without end), or earlier when one of `events` happens. */
  | { type: 'waits'; until: number | null; events: string[] }
  | { type: 'sends'; messages: MessageRequest[] }
  /** The event happens now: the indicator is true at once, until `until` (null: from then on). */
  | { type: 'true-now'; event: string; until: number | null }
  /** The event happens now: the indicator becomes true at `at`, unless something comes in between. */
  | { type: 'true-later'; event: string; at: number };

/** The customer of every example: made of values that real customers have. */
export function sampleFacts({ attributes, timeZone }: Knowledge): CustomerFacts {
  const known = attributes.flatMap(({ name, examples }) =>
    examples[0] === undefined ? [] : [[name, examples[0]] as const],
  );
  return { customerKey: 'sample', attributes: Object.fromEntries(known), timeZone };
}

/** Null where settings are incomplete or there is nothing concrete to say. */
export function consequenceOf(kind: NodeKind, config: unknown, knowledge: Knowledge): Consequence | null {
  const parsed = kind.definition.schema.safeParse(config);
  if (!parsed.success) return null;
  return kind.acting ? ofStep(kind, parsed.data, knowledge) : ofIndicator(kind, parsed.data, knowledge);
}

function ofStep(kind: NodeKind, config: unknown, knowledge: Knowledge): Consequence | null {
  const decision = kind.acting?.enter(firstArrival(config, sampleFacts(knowledge), knowledge.now()));
  if (!decision || decision.type === 'end') return null;
  if (decision.messages && decision.messages.length > 0) return { type: 'sends', messages: decision.messages };
  if (decision.type !== 'stay') return null;
  const events = decision.listen.map((listener) => listener.eventName).filter((name) => name !== '');
  return { type: 'waits', until: decision.until, events };
}

function ofIndicator({ sensing }: NodeKind, config: unknown, knowledge: Knowledge): Consequence | null {
  const event = sensing?.eventNames(config).find((name) => name !== '');
  if (!sensing || event === undefined) return null;
  const at = knowledge.now();
  const facts = sampleFacts(knowledge);
  const happened: EngineEvent = { id: 'sample', name: event, at, properties: exampleProperties(knowledge, event) };
  const first = sensing.step(sensing.initial(config), { at, event: happened, inputs: [], facts }, config);
  const change = sensing.nextChange(first.state, config, at);
  if (first.reading.active) return { type: 'true-now', event, until: change };
  if (change === null) return null;
  const later = sensing.step(first.state, { at: change, inputs: [], facts }, config);
  return later.reading.active ? { type: 'true-later', event, at: change } : null;
}

function exampleProperties(knowledge: Knowledge, event: string): JsonObject {
  const known = propertiesOf(knowledge, event);
  return Object.fromEntries(
    known.flatMap(({ name, examples }) => (examples[0] === undefined ? [] : [[name, examples[0]]])),
  );
}
