/** All tables, a file per aggregate. */

export * from './customers';
export * from './experiments';
export * from './journeys';
export * from './message-templates';
export * from './messages';
export * from './run-moves';
export * from './runs';
export * from './silent-starts';
export * from './tasks';
export * from './webhooks';
export * from './workspaces';
