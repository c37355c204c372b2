/** Runs of one customer through one journey that began before another of them. */
import type { JournalLine } from '@kairos/engine';
import type { TransactionSql } from '../connect';
import { itsLines, type LineColumns, lineColumns, toldLine } from './journal';

export interface EarlierRunLine {
  runId: string;
  customerId: string;
  journeyId: string;
  startedAt: Date;
  line: JournalLine;
}

/** Comings and goings, in order, of runs of the same customer and journey that began before one of these and had not ended then. */
export async function readEarlierRuns(
  sql: TransactionSql,
  runs: readonly { runId: string; customerId: string; journeyId: string; startedAt: Date }[],
): Promise<EarlierRunLine[]> {
  if (runs.length === 0) return [];
  const rows = await sql<(Omit<EarlierRunLine, 'line'> & LineColumns)[]>`
    with later as (
      select * from unnest(${runs.map((r) => r.runId)}::uuid[], ${runs.map((r) => r.customerId)}::uuid[],
                           ${runs.map((r) => r.journeyId)}::uuid[], ${runs.map((r) => r.startedAt.toISOString())}::timestamptz[])
                as wanted (id, customer_id, journey_id, started_at)),
    earlier as (
      select distinct r.workspace_id, r.id, r.customer_id, r.journey_id, r.campaign_started_at
        from later l join run r on r.customer_id = l.customer_id
         and r.journey_id = l.journey_id and (r.campaign_started_at, r.id) < (l.started_at, l.id)
         and (r.ended_at is null or r.ended_at > l.started_at))
    select e.id as "runId", e.customer_id as "customerId", e.journey_id as "journeyId",
           e.campaign_started_at as "startedAt", ${lineColumns(sql)}
      from earlier e join journal j on j.workspace_id = e.workspace_id and j.run_id = e.id cross join ${itsLines(sql)}
     where l.type in ('entered', 'left', 'ended')
     order by j.id, l.n`;
  return rows.map(({ line, rowAt, rowEventId, ...of }) => ({ ...of, line: toldLine({ line, rowAt, rowEventId }) }));
}

/** Runs of the same customer and journey that began before one of these and have yet to take a step that was due by `until`. */
export async function findOverdueElders(sql: TransactionSql, runIds: string[], until: Date): Promise<string[]> {
  if (runIds.length === 0) return [];
  const rows = await sql<{ id: string }[]>`
    select distinct e.id
      from run l join run e on e.customer_id = l.customer_id and e.journey_id = l.journey_id
       and (e.campaign_started_at, e.id) < (l.campaign_started_at, l.id)
     where l.id = any(${runIds}::uuid[]) and e.phase = 'acting' and e.due_at <= ${until}`;
  return rows.map(({ id }) => id);
}
