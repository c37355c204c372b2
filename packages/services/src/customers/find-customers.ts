/** The list of customers, page by page. */
import { countCustomers, type Database, listCustomers, withWorkspaceSql } from '@kairos/db';
import type { JsonObject } from '@kairos/engine';

/** Counting further than this costs more than it tells. */
const COUNT_UP_TO = 10_000;

/** All moments are epoch ms in the workspace's clock. */
export interface CustomerSummary {
  id: string;
  label: string;
  attributes: JsonObject;
  firstSeenAt: number;
  lastSeenAt: number;
  events: number;
}

/** Where the next page begins; opaque to the screen. */
export interface CustomerPageCursor {
  lastSeenAt: number;
  id: string;
}

export interface CustomerPage {
  customers: CustomerSummary[];
  next: CustomerPageCursor | null;
  /** Only on the first page. `isMore` when there are more than were counted. */
  total: { count: number; isMore: boolean } | null;
}

/** Seen last comes first. */
export async function findCustomers(
  database: Database,
  workspaceId: string,
  page: { search: string; cursor: CustomerPageCursor | null; limit: number },
): Promise<CustomerPage> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const before = page.cursor ? { id: page.cursor.id, lastSeenAt: new Date(page.cursor.lastSeenAt) } : null;
    const search = page.search.trim();
    const rows = await listCustomers(sql, workspaceId, { search, before, limit: page.limit });
    const customers = rows.map((row) => ({
      ...row,
      firstSeenAt: row.firstSeenAt.getTime(),
      lastSeenAt: row.lastSeenAt.getTime(),
    }));
    const last = customers.length === page.limit ? customers.at(-1) : undefined;
    return {
      customers,
      next: last ? { lastSeenAt: last.lastSeenAt, id: last.id } : null,
      total: before ? null : await totalOf(),
    };

    async function totalOf() {
      const found = await countCustomers(sql, workspaceId, { search, atMost: COUNT_UP_TO + 1 });
      return { count: Math.min(found, COUNT_UP_TO), isMore: found > COUNT_UP_TO };
    }
  });
}
