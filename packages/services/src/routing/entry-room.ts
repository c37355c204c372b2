/** Places that triggers with a limit have left in this hour and on this day; held under lock while a batch takes them. */
import { addEntries, type EntryCount, lockEntryCounts, type TransactionSql } from '@kairos/db';
import { type EntryLimits, localDay, startOfDay } from '@kairos/engine';

const HOUR = 3_600_000;

export interface LimitedPlan {
  journeyId: string;
  entryLimits: readonly { triggerId: string; limits: EntryLimits }[];
}

interface Span extends EntryCount {
  limit: number;
  /** Taken by this batch. */
  taken: number;
}

export class EntryRoom {
  private constructor(private readonly spans: readonly Span[]) {}

  /** `now` is the workspace's clock, epoch ms. Locks nothing where no plan has a limit. */
  static async lock(
    sql: TransactionSql,
    workspaceId: string,
    plans: readonly LimitedPlan[],
    { now, timeZone }: { now: number; timeZone: string },
  ): Promise<EntryRoom> {
    const hour = new Date(Math.floor(now / HOUR) * HOUR);
    const day = new Date(startOfDay(timeZone, localDay(timeZone, now)));
    const wanted = plans.flatMap(({ journeyId, entryLimits }) =>
      entryLimits.flatMap(({ triggerId, limits }) => [
        ...(limits.perHour === null
          ? []
          : [{ journeyId, triggerId, span: 'hour' as const, beginsAt: hour, limit: limits.perHour }]),
        ...(limits.perDay === null
          ? []
          : [{ journeyId, triggerId, span: 'day' as const, beginsAt: day, limit: limits.perDay }]),
      ]),
    );
    const counts = await lockEntryCounts(sql, workspaceId, wanted);
    const spans = wanted.map((span): Span => {
      const known = counts.find(
        (count) => count.journeyId === span.journeyId && count.triggerId === span.triggerId && count.span === span.span,
      );
      return { ...span, started: known?.started ?? 0, taken: 0 };
    });
    return new EntryRoom(spans);
  }

  /** Takes places for a trigger of a journey, all or none; false when there are not enough. */
  take(journeyId: string, triggerId: string, starts: number): boolean {
    const spans = this.spans.filter((span) => span.journeyId === journeyId && span.triggerId === triggerId);
    if (spans.some((span) => span.started + span.taken + starts > span.limit)) return false;
    for (const span of spans) span.taken += starts;
    return true;
  }

  /** Writes down what was taken, in the same transaction. */
  async save(sql: TransactionSql): Promise<void> {
    const taken = this.spans.filter((span) => span.taken > 0);
    await addEntries(
      sql,
      taken.map((span) => ({ ...span, started: span.taken })),
    );
  }
}
