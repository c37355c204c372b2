/** What happened in a stretch of time, and what did so since that was looked up. */
import { type Database, type FlowRow, readFlowInRange, readToldSince, withWorkspaceSql } from '@kairos/db';
import { readChosenSpan } from './chosen-span';
import type { ChosenRange, Range } from './range';

export interface RangedCounts {
  range: Range;
  /** Since when counts are told by time, where there are older ones that no stretch has. */
  toldSince: number | null;
  /** What of a total, as it stands by now, happened in the stretch. */
  of(total: FlowRow): number;
}

export async function readRangedCounts(
  database: Pick<Database, 'sql'>,
  workspaceId: string,
  { journeyId, chosen }: { journeyId: string; chosen: ChosenRange },
): Promise<RangedCounts> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { range, span, now } = await readChosenSpan(sql, chosen);
    const rows = await readFlowInRange(sql, workspaceId, { journeyId, span });
    const told = await readToldSince(sql, workspaceId, journeyId);
    const since = told.since?.getTime() ?? now;
    const known = new Map(rows.map((row) => [keyOf(row), row]));
    return {
      range,
      toldSince: !told.isAll && since > range.from ? since : null,
      of(total) {
        const row = known.get(keyOf(total));
        if (range.to !== null) return row?.ranged ?? 0;
        // What came since then happens now: no stretch that ends now is without it.
        return total.amount - (row ? row.amount - row.ranged : 0);
      },
    };
  });
}

const keyOf = ({ versionId, nodeId, metric }: Omit<FlowRow, 'amount'>): string => `${versionId}/${nodeId}/${metric}`;
