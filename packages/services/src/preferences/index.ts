/** What customers choose for themselves, by the link in their messages. */
export { type ChosenPreferences, isWanted } from './chosen';
export * from './preference-page';
