/** A customer whom a member removed, and perhaps brought back: no campaign starts meanwhile, and those under way are over for good. */

/** Names of the events by which the log tells of it. */
export const REMOVAL_EVENTS = { removed: 'Customer Removed', restored: 'Customer Restored' } as const;

/** Moments are epoch ms UTC in the workspace's clock. */
export interface Removal {
  at: number;
  /** Null while the customer has not been brought back. */
  restoredAt: number | null;
}

/** Whether the customer counts as removed at this moment. */
export function isRemovedAt(removal: Removal | undefined, at: number): boolean {
  if (!removal || at < removal.at) return false;
  return removal.restoredAt === null || at < removal.restoredAt;
}

/** The moment at which a campaign that began at `startedAt` ends by the removal, also when the customer is back since; null for none. */
export function endByRemoval(removal: Removal | undefined, startedAt: number | null): number | null {
  return removal && startedAt !== null && startedAt <= removal.at ? removal.at : null;
}
