/** Customers on the screens: found, looked at, given permissions and blocks. */
export { readCustomer, readEventsOfCustomer, readMessagesOfCustomer, readRunsOfCustomer } from './customer';
export * from './errors';
export * from './find-customers';
export * from './permissions';
