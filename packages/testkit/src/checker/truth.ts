/** Reads, after the fact, what database and sinks hold of one workspace. Knows tables and files, and nothing of the code that filled them. */
import postgres from 'postgres';
import type { LedgerLine } from '../sinks/ledger';

export interface MessageTruth {
  id: string;
  runId: string;
  customerId: string;
  journeyId: string;
  nodeId: string;
  visit: number;
  channel: string;
  state: string;
  reason: string | null;
  resolution: string | null;
  /** Epoch ms, workspace clock. */
  plannedAt: number;
  /** How often its customer was told of its outcome. */
  outcomes: number;
}

export interface CallTruth {
  id: string;
  runId: string;
  nodeId: string;
  visit: number;
  state: string;
  resolution: string | null;
  /** How often its run was told of its outcome. */
  outcomes: number;
}

export interface RunTruth {
  id: string;
  customerId: string;
  journeyId: string;
  phase: string;
  outcome: string | null;
  failed: boolean;
  /** Epoch ms, workspace clock. */
  endedAt: number | null;
}

export interface JournalTruth {
  runId: string;
  type: string;
  nodeId: string | null;
  visit: number | null;
  at: number;
  until: number | null;
  port: string | null;
  eventId: string | null;
  verdict: string | null;
  /** Epoch ms, real. */
  committedAt: number;
}

export interface Truth {
  messages: MessageTruth[];
  /** Calls of webhooks. */
  calls: CallTruth[];
  runs: RunTruth[];
  /** In the order in which it was written. */
  journal: JournalTruth[];
  /** Customers by the id under which their sender knows them. */
  customers: Map<string, string>;
  /** Customers whom a member removed, by their ids. */
  removed: Set<string>;
  /** Moments from which nothing may go to a customer over a channel any more; `all` for every channel. */
  stops: { customerId: string; channel: string; at: number }[];
  /** Rows that should be gone when everything is at rest. */
  waiting: { unrouted: number; cohortsToWake: number };
  sink: LedgerLine[];
}

/** `adminUrl` is for a role that row-level security does not bind. */
export async function readTruth(adminUrl: string, workspaceId: string, sink: LedgerLine[]): Promise<Truth> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const ms = (column: string) => sql.unsafe(`(extract(epoch from ${column}) * 1000)::float8`);
  try {
    const messages = await sql<MessageTruth[]>`
      select m.id, m.run_id as "runId", m.customer_id as "customerId", m.journey_id as "journeyId", m.node_id as "nodeId", m.visit,
             m.channel, m.state, m.reason, m.resolution, ${ms('m.planned_at')} as "plannedAt", coalesce(o.times, 0)::int as outcomes
        from message m
        left join (select properties ->> 'messageId' as id, count(*) as times from customer_event
                    where workspace_id = ${workspaceId} and kind = 'message'
                      and name in ('Message Accepted', 'Message Rejected', 'Message Assumed Sent') group by 1) o on o.id = m.id::text
       where m.workspace_id = ${workspaceId}`;
    const calls = await sql<CallTruth[]>`
      select w.id, w.run_id as "runId", w.node_id as "nodeId", w.visit, w.state, w.resolution,
             (select count(*)::int from customer_event e
               where e.workspace_id = w.workspace_id and e.message_id = 'outcome/' || w.id || '/' || w.attempt) as outcomes
        from webhook_call w where w.workspace_id = ${workspaceId}`;
    const runs = await sql<RunTruth[]>`
      select id, customer_id as "customerId", journey_id as "journeyId", phase, outcome, failure is not null as failed,
             ${ms('ended_at')} as "endedAt"
        from run where workspace_id = ${workspaceId}`;
    const journal = await sql<JournalTruth[]>`
      select j.run_id as "runId", l.type, l.node_id as "nodeId", l.visit, l.at, l.until, l.port, l.event_id as "eventId", l.verdict,
             ${ms('j.committed_at')} as "committedAt"
        from journal j cross join journal_lines(j.lines, j.at, j.event_id) as l
       where j.workspace_id = ${workspaceId} order by j.id, l.n`;
    const customers = await sql<{ label: string; id: string; isRemoved: boolean }[]>`
      select label, id, removed_at is not null as "isRemoved" from customer where workspace_id = ${workspaceId}`;
    const stops = await sql<Truth['stops']>`
      select customer_id as "customerId", channel, ${ms('recorded_at')} as at from consent
       where workspace_id = ${workspaceId} and state = 'withdrawn'
      union all
      select customer_id, channel, ${ms('created_at')} from suppression where workspace_id = ${workspaceId}
      union all
      select id, 'all', ${ms('removed_at')} from customer where workspace_id = ${workspaceId} and removed_at is not null`;
    const [waiting] = await sql<Truth['waiting'][]>`
      select (select count(*)::int from route_queue where workspace_id = ${workspaceId}) as unrouted,
             (select count(*)::int from cohort where workspace_id = ${workspaceId} and wake_outstanding) as "cohortsToWake"`;
    return {
      ...{ messages, calls, runs, journal, stops, sink },
      removed: new Set(customers.flatMap(({ id, isRemoved }) => (isRemoved ? [id] : []))),
      customers: new Map(customers.map(({ label, id }) => [label, id])),
      waiting: waiting ?? { unrouted: 0, cohortsToWake: 0 },
    };
  } finally {
    await sql.end();
  }
}
