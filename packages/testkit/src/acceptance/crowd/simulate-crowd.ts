/** Plays a case of many customers in the engine's simulator. */
import {
  compile,
  type KindRegistry,
  type Plan,
  type PostedMessage,
  releaseMoments,
  type Simulation,
  simulateTogether,
  USUAL_PRIORITY,
} from '@kairos/engine';
import { outboxFor, type ToldCustomer } from '../gate-for';
import { CASE_CHANNELS, CASE_ZONE } from '../simulate-case';
import { fateOf } from '../simulated-fates';
import { type CrowdCase, type CrowdSeen, countFates, orderOf } from './crowd-case';
import { tooEarlyIn } from './pace';

/** Of what happens at one moment, that of the first journey happens first; `isReversed` turns that around. */
export function simulateCrowdCase(crowd: CrowdCase, kinds: KindRegistry, isReversed = false): CrowdSeen {
  const plans = Object.entries(crowd.journeys).map(([name, journey]) => ({ name, plan: planOf(journey(), kinds) }));
  if (isReversed) plans.reverse();
  const fates: [string, string][] = [];
  const held: PostedMessage[] = [];
  for (let customer = 0; customer < crowd.customers; customer += 1) {
    const life = lifeOf(crowd, customer, plans, kinds);
    fates.push(...life.fates);
    held.push(...life.held);
  }
  return { fates: countFates(fates), ...release(crowd, held) };
}

interface NamedPlan {
  name: string;
  plan: Plan;
}

function lifeOf(crowd: CrowdCase, customer: number, plans: readonly NamedPlan[], kinds: KindRegistry) {
  const outbox = outboxFor(customerOf(crowd));
  const events = crowd.events
    .filter(({ by }) => by(customer))
    .map(({ at, name, properties = {} }, index) => ({
      id: `event-${index + 1}`,
      name,
      at: Date.parse(at),
      properties,
    }));
  const simulations = plans.map(
    ({ name, plan }): Simulation => ({
      ...{ plan, kinds, events, until: Date.parse(crowd.until), publishedAt: Date.parse(crowd.from) },
      facts: { customerKey: `${customer}`, attributes, timeZone: CASE_ZONE },
      assignmentKey: `${name}/${customer}`,
      gate: outbox.gate(name),
    }),
  );
  const results = simulateTogether(simulations);
  const withheld = results.flatMap(({ runs }, index) =>
    runs.flatMap(({ lines }) =>
      lines.flatMap((line): [string, string][] =>
        line.type === 'message' && line.verdict === 'skipped' ? [[plans[index]?.name ?? '', line.reason ?? '']] : [],
      ),
    ),
  );
  const ends = outbox.posted.map((posted): [string, string] => [posted.journey, fateOf(posted).fate]);
  return { fates: [...withheld, ...ends], held: outbox.posted.filter(isHeld) };
}

const isHeld = ({ leavesAt, message, isOutranked }: PostedMessage) => leavesAt > message.at && !isOutranked;

const attributes = { phone: '+31612345678' };

function customerOf({ rules, provider }: CrowdCase): ToldCustomer {
  return {
    ...{ attributes, rules, timeZone: CASE_ZONE, allows: [...CASE_CHANNELS] },
    provider: (leavesAt) => {
      const act = provider.findLast(({ from }) => Date.parse(from) <= leavesAt);
      return act ? [act.does] : [];
    },
  };
}

/** All that is held waits for the same hour. */
function release({ opens, rules }: CrowdCase, held: readonly PostedMessage[]): Pick<CrowdSeen, 'order' | 'tooEarly'> {
  if (opens === null) return { order: [], tooEarly: 0 };
  const opensAt = Date.parse(opens);
  const waiting = held.map(({ message, leavesAt }, index) => ({
    ...{ id: String(index), dueAt: leavesAt, priority: message.priority ?? USUAL_PRIORITY },
  }));
  const left = releaseMoments(waiting, opensAt, rules.releasePerSecond);
  return {
    order: orderOf(left.map(([id]) => held[Number(id)]?.journey ?? '')),
    tooEarly: tooEarlyIn(
      left.map(([, at]) => at - opensAt),
      rules.releasePerSecond,
    ),
  };
}

function planOf(document: Parameters<typeof compile>[0], kinds: KindRegistry): Plan {
  const { plan, problems } = compile(document, kinds);
  if (!plan) throw new Error(`A journey of a crowd does not compile: ${JSON.stringify(problems)}`);
  return plan;
}
