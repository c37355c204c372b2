/** Lives one customer's life through a journey, without any server. */
import { compile, type EngineEvent, type JourneyDocument, type JsonObject, simulateCustomer } from '@kairos/engine';
import { NODE_KINDS } from '../registry';
import { DAY } from './observer';

export type Happening = [name: string, at: number, properties?: JsonObject];

/** What becomes of one customer: the steps in order, the messages and the end. Throws when the journey has errors. */
export function live(document: JourneyDocument, happenings: Happening[], attributes: JsonObject = {}) {
  const { plan, problems } = compile(document, NODE_KINDS);
  if (plan === null) throw new Error(JSON.stringify(problems));
  const events = happenings.map(
    ([name, at, properties = {}], index): EngineEvent => ({ id: `event-${index}`, name, at, properties }),
  );
  const { runs } = simulateCustomer({
    plan,
    kinds: NODE_KINDS,
    facts: { customerKey: 'customer', attributes, timeZone: 'UTC' },
    events,
    until: 1_000 * DAY,
    publishedAt: 0,
    assignmentKey: 'customer',
    gate: () => ({ verdict: 'send' }),
  });
  return runs.map(({ run, lines, messages }) => ({
    startedAt: run.campaignStartedAt,
    steps: lines.flatMap((line) => (line.type === 'entered' ? [line.nodeId] : [])),
    messages: messages.map((message) => [message.nodeId, message.at]),
    goals: lines.flatMap((line) => (line.type === 'goal' ? [[line.at, line.value]] : [])),
    outcome: run.outcome,
  }));
}
