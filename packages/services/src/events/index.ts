/** Use cases of events: reading what senders send, and storing it durably. */
export { acceptEvents } from './accept';
export { type Habit, readHabits } from './habits';
export * from './incoming';
export { Intake } from './intake';
export { ROUTE_PARTITIONS, routePartition } from './partition';
export { MOST_UNROUTED, QueueWatch } from './queue-watch';
export { type ItemWarning, warningsOn } from './warnings';
