/** The public door of the database package: connections, schema, clock and named queries. */
export * from './clock/workspace-clock';
export * from './connect';
export * from './queries/auth';
export * from './queries/cohorts';
export * from './queries/flow';
export * from './queries/health';
export * from './queries/intake';
export * from './queries/journeys';
export * from './queries/plans';
export * from './queries/routing';
export * from './queries/workspaces';
export * from './queries/workspaces-system';
export * from './schema';
