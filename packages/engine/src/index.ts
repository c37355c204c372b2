/** The public door of the engine: everything here is pure. */
export * from './contract/acting';
export * from './contract/form';
export * from './contract/kind';
export * from './contract/readings';
export * from './contract/sensing';
export * from './document/document';
export * from './experiments/assignment';
export * from './plan/plan';
export * from './plan/problem';
export * from './run/journal';
export * from './run/state';
export * from './sensing/condition';
export * from './sensing/state';
export * from './time/duration';
