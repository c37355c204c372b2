/** Customers on the screens: found, counted, looked at, given permissions and blocks. */
export { countMatching, type MatchCount } from './count-matching';
export { readCustomer, readEventsOfCustomer, readMessagesOfCustomer, readRunsOfCustomer } from './customer';
export * from './errors';
export * from './find-customers';
export { type CustomerHistory, readHistory } from './history';
export * from './permissions';
export * from './removal';
export { readCustomerWishes, recordCustomerWish } from './wishes';
