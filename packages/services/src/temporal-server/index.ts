/** The Temporal server that Kairos brings along: finds or fetches the program, starts it, stops it. */
export { buildWholeServer } from './build-program';
export { checkTemporalServer } from './check-temporal-server';
export { type FindProgramOptions, findTemporalProgram } from './find-program';
export { endLeftoverTemporal } from './leftover';
export { startTemporalServer, type TemporalServer, type TemporalServerOptions } from './start-temporal-server';
