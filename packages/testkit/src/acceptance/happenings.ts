/** What happens while a case is played: events come in, and things are done to the journey or the customer. */
import { ATTRIBUTES_EVENT } from '@kairos/engine';
import { removeCustomer, restoreCustomer } from '@kairos/services';
import { eventually, type Scenario } from '../scenario/scenario';
import type { AcceptanceCase, CaseChange, CaseEvent } from './case';
import { CASE_USER } from './scene';
import { idsOf } from './simulate-case';

/** Epoch ms; what comes in late has happened before. */
type Happening = { at: number; arrivedAt: number } & ({ event: CaseEvent } | { change: CaseChange });

/** What comes of a call takes real time. */
const PATIENCE = { timeoutMs: 60_000 };

/** In the order in which they come in. */
export function happeningsOf({ events, changes = [] }: AcceptanceCase): Happening[] {
  return [
    ...events.map((event) => ({ event, ...momentsOf(event) })),
    ...changes.map((change) => ({ change, ...momentsOf(change) })),
  ].sort((a, b) => a.arrivedAt - b.arrivedAt);
}

function momentsOf({ at, arrivedAt = at }: Pick<CaseEvent, 'at' | 'arrivedAt'>) {
  return { at: Date.parse(at), arrivedAt: Date.parse(arrivedAt) };
}

export async function happens(scenario: Scenario, acceptance: AcceptanceCase, happening: Happening): Promise<void> {
  if ('change' in happening) return makeChange(scenario, idsOf(acceptance), happening.change);
  const { at, arrivedAt, event } = happening;
  const { name, properties } = event;
  const kind = name === ATTRIBUTES_EVENT ? ('identify' as const) : ('track' as const);
  await scenario.send([{ userId: CASE_USER, kind, name, at, properties }], arrivedAt);
}

async function makeChange(
  scenario: Scenario,
  { journeyId, customerId }: ReturnType<typeof idsOf>,
  change: CaseChange,
): Promise<void> {
  const { database, workspaceId } = scenario;
  const at = new Date(change.at);
  switch (change.type) {
    case 'remove-customer':
      // However fast the clock runs, what was due before has left.
      await eventually('what was due before the removal has left', () => isDelivered(scenario, at.getTime()));
      return removeCustomer(database, workspaceId, { customerId, at });
    case 'restore-customer':
      return restoreCustomer(database, workspaceId, { customerId, at });
    case 'pause':
      return scenario.pause(journeyId, change);
    case 'resume':
      return scenario.resume(journeyId, change.overdue);
    case 'try-again':
      return eventually('what failed is tried again', async () => (await scenario.tryAgain(journeyId)) > 0, PATIENCE);
    case 'publish':
      await scenario.publishNext(journeyId, change.journey(), change.choices);
  }
}

/** Whether everything that was due by then has come to its end. */
export async function isDelivered(scenario: Scenario, until: number): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select 1 from message where (state in ('planned', 'claimed', 'transmitting')
                                                  or (state = 'unknown' and resolution is null))
                                            and due_at <= ${new Date(until)}) as open`;
    return row?.open === false;
  });
}

/** Whether nothing more is called. */
export async function isCalled(scenario: Scenario): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select 1 from webhook_call where state not in ('accepted', 'rejected')) as open`;
    return row?.open === false;
  });
}
