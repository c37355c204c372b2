/** Looking into a Temporal server from outside: histories, and what they cost. */
export { type Actions, countActions, sumOf } from './actions';
export { type HistoryEvent, readHistories, readHistoryLengths, type TemporalAddress } from './histories';
