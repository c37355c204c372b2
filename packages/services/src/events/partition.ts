/** Spreads customers over the partitions of the route queue: one customer always falls into the same one. */

/** Routers in parallel are useful up to this many. */
export const ROUTE_PARTITIONS = 8;

/** The tail of a version 7 UUID is random, so its last byte spreads evenly. */
export function routePartition(customerId: string): number {
  return Number.parseInt(customerId.slice(-2), 16) % ROUTE_PARTITIONS;
}
