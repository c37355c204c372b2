/** Questions to the database and the sandbox, after the fact, about what became of messages. They know nothing of the code that sent them. */
import type { Scenario } from '@kairos/testkit';

export interface MessageFate {
  id: string;
  key: string;
  state: string;
  reason: string | null;
  resolution: string | null;
  /** How often the sandbox received it. */
  received: number;
  /** How often its customer was told of the outcome. */
  outcomes: number;
}

const TERMINAL = new Set(['accepted', 'rejected', 'skipped']);

/** Whether nothing will happen to the message any more. */
export const isSettled = ({ state, resolution }: Pick<MessageFate, 'state' | 'resolution'>) =>
  TERMINAL.has(state) || (state === 'unknown' && resolution !== null);

export async function readFates(scenario: Scenario): Promise<MessageFate[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<MessageFate[]>`
      select m.id, concat_ws('/', m.version_id, m.run_id, m.node_id, m.visit, m.channel) as key, m.state, m.reason, m.resolution,
             (select count(*)::int from sandbox_message s where s.idempotency_key = m.id::text) as received,
             (select count(*)::int from customer_event e where e.kind = 'message' and e.properties ->> 'messageId' = m.id::text) as outcomes
        from message m`,
  );
  return [...rows];
}

/** Counts that do not come to the same when they are summed up over time. */
export async function readUnevenCounts(scenario: Scenario): Promise<string[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ key: string }[]>`
      select node_id || ' ' || metric as key from (
        select version_id, node_id, metric, amount, 0 as told from flow_count where metric not like 'stayed:%'
        union all
        select version_id, node_id, metric, 0, amount from flow_span) counts
       group by version_id, node_id, metric having sum(amount) <> sum(told)`,
  );
  return rows.map(({ key }) => key);
}

/** What the sandbox holds that no message stands for. */
export async function readStrayMessages(scenario: Scenario): Promise<string[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ key: string }[]>`
      select coalesce(s.idempotency_key, 'none') as key from sandbox_message s
       where not exists (select 1 from message m where m.id::text = s.idempotency_key)`,
  );
  return rows.map(({ key }) => key);
}

/** Counts on the canvas over all versions and nodes, folded or not. */
export async function readFlow(scenario: Scenario, metric: string): Promise<number> {
  const [row] = await scenario.inWorkspace(
    (sql) => sql<{ total: number }[]>`
      select coalesce(sum(amount), 0)::int as total
        from (select metric, amount from flow_delta union all select metric, amount from flow_count) f where metric = ${metric}`,
  );
  return row?.total ?? 0;
}

/** Messages of which some of our processes says that it is at them. */
export async function readInHand(scenario: Scenario): Promise<{ id: string; state: string }[]> {
  const rows = await scenario.inWorkspace(
    (sql) => sql<{ id: string; state: string }[]>`
      select id, state from message where state in ('claimed', 'transmitting')`,
  );
  return [...rows];
}
