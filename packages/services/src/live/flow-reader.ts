/** Reads the counts of one journey again and again, and tells only what changed since the last time. */
import { countSensed, type Database, type FlowRow, findJourney, readFlow, withWorkspaceSql } from '@kairos/db';
import { journeyNotFound } from '../journeys';
import { SlowCount } from './slow-count';

/** A count as it stands now, never a difference: telling it twice does no harm. `nodeId` is empty for the journey as a whole. */
export type FlowCount = [versionId: string, nodeId: string, metric: string, amount: number];

export interface FlowCounts {
  counts: FlowCount[];
  /** Customers of whom the journey keeps an eye on what they do; null when it did not change. */
  sensed: number | null;
}

export class FlowReader {
  private readonly known = new Map<string, number>();
  private sensedBefore: number | null = null;
  private readonly sensed: SlowCount;

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly workspaceId: string,
    private readonly journeyId: string,
  ) {
    this.sensed = new SlowCount(() =>
      withWorkspaceSql(database, workspaceId, (sql) => countSensed(sql, workspaceId, journeyId)),
    );
  }

  /** Everything on the first call, afterwards what changed; null when nothing did. Throws `journeys/not-found`. */
  async read(): Promise<FlowCounts | null> {
    const { workspaceId, journeyId } = this;
    const isFirst = this.sensedBefore === null;
    const rows = await withWorkspaceSql(this.database, workspaceId, async (sql) => {
      if (isFirst && !(await findJourney(sql, journeyId))) throw journeyNotFound();
      return readFlow(sql, workspaceId, journeyId);
    });
    const counts = rows.filter((row) => this.notes(row)).map(countOf);
    const sensed = await this.sensed.value();
    const hasNewSensed = sensed !== this.sensedBefore;
    this.sensedBefore = sensed;
    return isFirst || counts.length > 0 || hasNewSensed ? { counts, sensed: hasNewSensed ? sensed : null } : null;
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
