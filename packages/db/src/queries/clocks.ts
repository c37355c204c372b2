/** Keeps simulated clocks from running on while nobody is there to run anything. */
import type { TransactionSql } from '../connect';

/** Notes that the clock was seen running just now. */
export async function noteClockSeen(sql: TransactionSql): Promise<void> {
  await sql`update workspace set clock_seen_at = now() where clock_kind = 'simulated'`;
}

/** Sets a simulated clock on from where it was last seen, as if the time in between had not been. */
export async function resumeSimulatedClock(sql: TransactionSql): Promise<void> {
  await sql`
    update workspace
       set clock_virtual_anchor = case
             when clock_paused then clock_virtual_anchor
             else clock_virtual_anchor + (greatest(coalesce(clock_seen_at, clock_real_anchor), clock_real_anchor) - clock_real_anchor) * clock_speed end,
           clock_real_anchor = now(), clock_seen_at = now(), clock_revision = clock_revision + 1
     where clock_kind = 'simulated'`;
}
