/** The public door of the use cases that api and worker share. */
export * from './auth';
export * from './cohorts';
export * from './customers';
export * from './deliveries';
export * from './demonstration';
export * from './effects';
export * from './events';
export * from './fault-points';
export * from './home';
export * from './journeys';
export * from './live';
export * from './refusal';
export * from './routing';
export * from './sending';
export * from './tasks';
export * from './webhooks';
export * from './workspaces';
