/** Reads the counts of one journey again and again, and tells only what changed since the last time. */
import { countSensed, type Database, type FlowRow, findJourney, readFlow, withWorkspaceSql } from '@kairos/db';
import { journeyNotFound } from '../journeys';
import { SlowCount } from './slow-count';

/** A count as it stands now, never a difference: telling it twice does no harm. `nodeId` is empty for the journey as a whole. */
export type FlowCount = [versionId: string, nodeId: string, metric: string, amount: number];

export interface FlowCounts {
  counts: FlowCount[];
  /** Customers of whom the journey keeps an eye on what they do. */
  sensed: number;
}

export class FlowReader {
  private readonly known = new Map<string, number>();
  private readonly sensed: SlowCount;
  private sensedBefore = 0;

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly workspaceId: string,
    private readonly journeyId: string,
  ) {
    this.sensed = new SlowCount(() =>
      withWorkspaceSql(database, workspaceId, (sql) => countSensed(sql, workspaceId, journeyId)),
    );
  }

  /** Everything as it stands. Throws `journeys/not-found`. */
  async snapshot(): Promise<FlowCounts> {
    await withWorkspaceSql(this.database, this.workspaceId, async (sql) => {
      if (!(await findJourney(sql, this.journeyId))) throw journeyNotFound();
    });
    return this.newCounts();
  }

  /** What changed since the last look; null when nothing did. */
  async changes(): Promise<FlowCounts | null> {
    const before = this.sensedBefore;
    const news = await this.newCounts();
    return news.counts.length > 0 || news.sensed !== before ? news : null;
  }

  private async newCounts(): Promise<FlowCounts> {
    const rows = await withWorkspaceSql(this.database, this.workspaceId, (sql) =>
      readFlow(sql, this.workspaceId, this.journeyId),
    );
    this.sensedBefore = await this.sensed.value();
    return { counts: rows.filter((row) => this.notes(row)).map(countOf), sensed: this.sensedBefore };
  }

  /** Whether the row says something new. */
  private notes({ versionId, nodeId, metric, amount }: FlowRow): boolean {
    const key = `${versionId}/${nodeId}/${metric}`;
    if (this.known.get(key) === amount) return false;
    this.known.set(key, amount);
    return true;
  }
}

const countOf = ({ versionId, nodeId, metric, amount }: FlowRow): FlowCount => [versionId, nodeId, metric, amount];
