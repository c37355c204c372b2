/** Whether the database answers. */
import type { Database } from '../connect';

/** Never throws. */
export async function isReachable({ sql }: Pick<Database, 'sql'>): Promise<boolean> {
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  }
}
