/** When and how often a workspace sends. */
export * from './reconsider-held';
export * from './rules';
export * from './withheld';
