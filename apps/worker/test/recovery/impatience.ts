/** Lets pass at once what takes minutes in earnest. Only for holders that are dead: a living one would lose what it holds. */
import type { Scenario } from '@kairos/testkit';
import { isSettled } from './checks';

/** Leases of programs that were killed run out now, and wakes that they owed count as lost. */
export async function letLeasesRunOut(scenario: Scenario): Promise<void> {
  await scenario.inWorkspace(async (sql) => {
    await sql`update message set lease_until = now() where state in ('claimed', 'transmitting')`;
    await sql`update webhook_call set lease_until = now() where state = 'transmitting'`;
    await sql`update cohort set woken_at = now() - interval '1 hour' where wake_outstanding`;
  });
}

/** Calls that nobody has made yet come first. One of unknown outcome stays unknown while it is made again. */
export async function newCallsFirst(scenario: Scenario): Promise<void> {
  await scenario.inWorkspace(
    (sql) => sql`
      update webhook_call set not_before = now() + interval '15 seconds' where state = 'unknown' and resolution is null`,
  );
}

/** Mail servers cannot be asked, so production waits two minutes before it calls an unknown outcome settled. */
export async function everyMessageIsSettled(scenario: Scenario): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    await sql`update message set not_before = now() where state = 'unknown' and resolution is null`;
    const messages = await sql<{ state: string; resolution: string | null }[]>`select state, resolution from message`;
    return messages.every(isSettled);
  });
}
