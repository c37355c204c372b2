/** Routing: queued events become sensing states, started campaigns, set alarms and woken runs. */

export { factsOf } from './customer-facts';
export { EntryRoom } from './entry-room';
export { PlanCache } from './live-plans';
export { prepareVersions } from './prepare-version';
export { type Release, releaseSilentStarts } from './release-silent';
export { type RoutedBatch, routeBatch } from './route-batch';
export { dropSilentStarts, readSilentStarts } from './silent-starts';
