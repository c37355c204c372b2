/** Reads what the runtime did, per customer, in the shape in which the simulator tells it. */
import {
  itsLines,
  itsReadings,
  type LineColumns,
  lineColumns,
  type ReadingRow,
  readingColumns,
  toldLine,
} from '@kairos/db';
import { type EngineEvent, type JournalLine, type SensingTransition, STEP_PROPERTY } from '@kairos/engine';
import type { Scenario } from './scenario';

export interface CustomerTrace {
  customerId: string;
  userId: string;
  events: EngineEvent[];
  /** What came of effects that steps waited for. */
  answered: EngineEvent[];
  transitions: SensingTransition[];
  /** Journals of all runs that acted, oldest first. */
  journals: JournalLine[][];
}

/** Everything up to and including `until`, epoch ms in the workspace's clock. */
export async function readTraces(scenario: Scenario, until: number): Promise<CustomerTrace[]> {
  return scenario.inWorkspace(async (sql) => {
    const customers = await sql<{ id: string; label: string }[]>`select id, label from customer order by label`;
    const events = await sql<
      { customerId: string; kind: string; id: string; name: string; at: Date; properties: EngineEvent['properties'] }[]
    >`
      select customer_id as "customerId", kind, id, name, occurred_at as at, properties from customer_event
       where kind in ('track', 'identify') or (kind = 'effect' and properties ? ${STEP_PROPERTY}) order by occurred_at, id`;
    const transitions = await sql<(ReadingRow & { customerId: string; eventId: string | null })[]>`
      select t.customer_id as "customerId", t.event_id as "eventId", ${readingColumns(sql)}
        from transition t cross join ${itsReadings(sql)} where t.at <= ${new Date(until)} order by t.id, r.n`;
    const told = await sql<({ customerId: string; runId: string } & LineColumns)[]>`
      select r.customer_id as "customerId", j.run_id as "runId", ${lineColumns(sql)}
        from journal j cross join ${itsLines(sql)} join run r on r.id = j.run_id order by j.id, l.n`;
    const lines = told.map(({ customerId, runId, ...columns }) => ({ customerId, runId, line: toldLine(columns) }));
    return customers.map(({ id, label }) => ({
      customerId: id,
      userId: label,
      ...heardOf(events.filter((event) => event.customerId === id)),
      transitions: transitions
        .filter((row) => row.customerId === id)
        .map(({ nodeId, at, active, value, fired, eventId, refusal }) => ({
          nodeId,
          at: at.getTime(),
          active,
          value,
          fired,
          eventId,
          ...(refusal && { refusal }),
        })),
      journals: journalsOf(
        lines.filter((row) => row.customerId === id),
        until,
      ),
    }));
  });
}

function heardOf(rows: readonly (Omit<EngineEvent, 'at'> & { kind: string; at: Date })[]) {
  const told = (isOutcome: boolean) =>
    rows
      .filter(({ kind }) => (kind === 'effect') === isOutcome)
      .map(({ id, name, at, properties }): EngineEvent => ({ id, name, at: at.getTime(), properties }));
  return { events: told(false), answered: told(true) };
}

function journalsOf(rows: readonly { runId: string; line: JournalLine }[], until: number): JournalLine[][] {
  const byRun = new Map<string, JournalLine[]>();
  for (const { runId, line } of rows) {
    if (line.at > until) continue;
    const lines = byRun.get(runId) ?? [];
    lines.push(line);
    byRun.set(runId, lines);
  }
  return [...byRun.values()].sort((a, b) => (a[0]?.at ?? 0) - (b[0]?.at ?? 0));
}
