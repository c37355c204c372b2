/** Reads the counts of one journey again and again, and tells only what changed since the last time. */
import { countSensed, type Database, type FlowRow, findJourney, readFlow, withWorkspaceSql } from '@kairos/db';
import { isStanding } from '@kairos/engine';
import { journeyNotFound } from '../journeys';
import { type RangedCounts, readRangedCounts } from './flow-in-range';
import type { ChosenRange, Range } from './range';
import { SlowReading } from './slow-reading';

/** A count as it stands now, never a difference: telling it twice does no harm. `nodeId` is empty for the journey as a whole. */
export type FlowCount = [versionId: string, nodeId: string, metric: string, amount: number];

export interface FlowCounts {
  counts: FlowCount[];
  /** Customers of whom the journey keeps an eye on what they do. */
  sensed: number;
  /** What happened is counted in this stretch only, what stands as it stands now; null where everything since the publication counts. */
  range: Range | null;
  /** Since when counts are told by time, where there are older ones that no stretch has; epoch ms in the workspace's clock. */
  toldSince: number | null;
}

export class FlowReader {
  private readonly known = new Map<string, number>();
  private readonly sensed: SlowReading<number>;
  private readonly ranged: SlowReading<RangedCounts> | null;
  private before: Omit<FlowCounts, 'counts'> = { sensed: 0, range: null, toldSince: null };

  constructor(
    private readonly database: Pick<Database, 'sql'>,
    private readonly workspaceId: string,
    private readonly journeyId: string,
    chosen: ChosenRange | null,
  ) {
    this.sensed = new SlowReading(() =>
      withWorkspaceSql(database, workspaceId, (sql) => countSensed(sql, workspaceId, journeyId)),
    );
    this.ranged = chosen && new SlowReading(() => readRangedCounts(database, workspaceId, { journeyId, chosen }));
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
    const { before } = this;
    const news = await this.newCounts();
    const isSame = news.sensed === before.sensed && news.range?.from === before.range?.from;
    return news.counts.length > 0 || !isSame ? news : null;
  }

  private async newCounts(): Promise<FlowCounts> {
    // Read first, so that whatever happens in between is in the totals and not in what is taken off them.
    const ranged = (await this.ranged?.value()) ?? null;
    const rows = await withWorkspaceSql(this.database, this.workspaceId, (sql) =>
      readFlow(sql, this.workspaceId, this.journeyId),
    );
    const counts = rows.map((row) => countOf(row, ranged)).filter((count) => this.notes(count));
    this.before = {
      sensed: await this.sensed.value(),
      range: ranged?.range ?? null,
      toldSince: ranged?.toldSince ?? null,
    };
    return { counts, ...this.before };
  }

  /** Whether the count says something new. */
  private notes([versionId, nodeId, metric, amount]: FlowCount): boolean {
    const key = `${versionId}/${nodeId}/${metric}`;
    if (this.known.get(key) === amount) return false;
    this.known.set(key, amount);
    return true;
  }
}

function countOf({ versionId, nodeId, metric, amount }: FlowRow, ranged: RangedCounts | null): FlowCount {
  const told = ranged === null || isStanding(metric) ? amount : ranged.of({ versionId, nodeId, metric, amount });
  return [versionId, nodeId, metric, told];
}
