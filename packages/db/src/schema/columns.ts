/** Column shapes that every table shares. */
import { timestamp, uuid } from 'drizzle-orm/pg-core';

/**
 * The tenant. Part of every unique key, so that no key answers across tenants, and first in every index: row-level security
 * asks for it in each query, and the planner would otherwise combine an index with a second one over the whole workspace.
 */
export const workspaceId = () => uuid('workspace_id').notNull();

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
