/** How every journey of a workspace stands, in a handful of numbers each. */
import {
  countEvents,
  countSensed,
  countStartsByDay,
  type Database,
  type DayRow,
  type JourneyFlowRow,
  listNodeKinds,
  listRunningJourneys,
  type NodeKindRow,
  type RunningJourneyRow,
  readFlowOfAll,
  readWorkspaceSettings,
  type TransactionSql,
  withWorkspaceSql,
  workspaceNow,
} from '@kairos/db';
import { SlowReading } from '../live/slow-reading';

/** Amounts of money are counted in hundredths. */
const HUNDREDTHS = 100;
const DAYS = 30;

export interface JourneyPulse {
  journeyId: string;
  name: string;
  status: 'live' | 'paused';
  /** Of the version in force. */
  number: number;
  /** Customers of whom the journey keeps an eye on what they do. */
  sensed: number;
  /** Customers for whom an alarm is set. */
  watching: number;
  /** Campaigns started so far, and customers who are in one now. */
  started: number;
  acting: number;
  /** Messages that left, by the kind of step that sent them. */
  sent: { kind: string; count: number }[];
  notSent: number;
  failed: number;
  goals: number;
  /** In the workspace's currency. */
  goalValue: number;
  /** Campaigns started on each of the last thirty days of the workspace's clock, today last. */
  days: number[];
}

export interface HomeView {
  journeys: JourneyPulse[];
  /** Events that came in so far. */
  events: number;
}

export class HomeReader {
  private readonly sensed = new Map<string, SlowReading<number>>();
  private kinds: NodeKindRow[] | null = null;

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly workspaceId: string,
  ) {}

  /** Call when a journey was published or changed. */
  forgetJourneys(): void {
    this.kinds = null;
  }

  async read(realNow: number = Date.now()): Promise<HomeView> {
    const facts = await withWorkspaceSql(this.database, this.workspaceId, (sql) => this.facts(sql, realNow));
    const sensed = new Map<string, number>();
    for (const { journeyId } of facts.journeys) sensed.set(journeyId, await this.sensedBy(journeyId));
    return {
      events: facts.events,
      journeys: facts.journeys.map((journey) => pulseOf(journey, facts, sensed.get(journey.journeyId) ?? 0)),
    };
  }

  private async facts(sql: TransactionSql, realNow: number): Promise<Facts> {
    const { clock, timeZone } = await readWorkspaceSettings(sql);
    const journeys = await listRunningJourneys(sql);
    this.kinds ??= await listNodeKinds(sql);
    const journeyIds = journeys.map((journey) => journey.journeyId);
    const now = new Date(workspaceNow(clock, realNow));
    return {
      journeys,
      kinds: this.kinds,
      flow: await readFlowOfAll(sql, this.workspaceId),
      days: await countStartsByDay(sql, { journeyIds, now, days: DAYS, timeZone }),
      events: await countEvents(sql, this.workspaceId),
    };
  }

  private sensedBy(journeyId: string): Promise<number> {
    const { database, workspaceId } = this;
    const known =
      this.sensed.get(journeyId) ??
      new SlowReading(() => withWorkspaceSql(database, workspaceId, (sql) => countSensed(sql, workspaceId, journeyId)));
    this.sensed.set(journeyId, known);
    return known.value();
  }
}

interface Facts {
  journeys: RunningJourneyRow[];
  kinds: NodeKindRow[];
  flow: JourneyFlowRow[];
  days: DayRow[];
  events: number;
}

function pulseOf(journey: RunningJourneyRow, facts: Facts, sensed: number): JourneyPulse {
  const { journeyId } = journey;
  const flow = facts.flow.filter((row) => row.journeyId === journeyId);
  const sum = (isWanted: (row: JourneyFlowRow) => boolean) =>
    flow.reduce((total, row) => (isWanted(row) ? total + row.amount : total), 0);
  const ofJourney = (metric: string) => sum((row) => row.nodeId === '' && row.metric === metric);
  const ofNodes = (metric: string) => sum((row) => row.nodeId !== '' && row.metric === metric);
  return {
    ...journey,
    sensed,
    watching: ofJourney('watching'),
    acting: ofJourney('acting'),
    started: ofNodes('started'),
    sent: sentByKind(
      flow,
      facts.kinds.filter((row) => row.journeyId === journeyId),
    ),
    notSent: sum((row) => row.metric.startsWith('skipped:')),
    failed: ofJourney('ended:failed'),
    goals: ofNodes('goal'),
    goalValue: ofNodes('goal-value') / HUNDREDTHS,
    days: daysOf(facts.days.filter((row) => row.journeyId === journeyId)),
  };
}

/** In the order of the kinds' first steps in the journey. */
function sentByKind(flow: readonly JourneyFlowRow[], kinds: readonly NodeKindRow[]): JourneyPulse['sent'] {
  const kindOf = new Map(kinds.map((row) => [row.nodeId, row.kind]));
  const counts = new Map<string, number>();
  for (const { nodeId, metric, amount } of flow) {
    const kind = kindOf.get(nodeId);
    if (metric === 'sent' && kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + amount);
  }
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => a.kind.localeCompare(b.kind));
}

function daysOf(rows: readonly DayRow[]): number[] {
  const started = new Map(rows.map((row) => [row.daysAgo, row.started]));
  return Array.from({ length: DAYS }, (_, index) => started.get(DAYS - 1 - index) ?? 0);
}
