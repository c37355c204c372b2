/** Column shapes that every table shares. */
import { timestamp, uuid } from 'drizzle-orm/pg-core';

/** The tenant. Part of every unique key, so that no key answers across tenants. */
export const workspaceId = () => uuid('workspace_id').notNull();

/** An instant in UTC. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
