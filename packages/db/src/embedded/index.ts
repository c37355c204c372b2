/** The PostgreSQL server that Kairos brings along, and what it takes to run a server beside us. */
export { failureFromFileSystem } from './failures';
export { claimFolder, type FolderClaim, FolderInUseError } from './folder-claim';
export { endLeftoverPostgres } from './leftover';
export { OperatorError } from './operator-error';
export { findFreePort, LOOPBACK, listenFailure } from './ports';
export { commandLineOf, endProcess, hasCode, identityOf } from './process-table';
export { type ExitReport, type ServerProcess, type ServerProcessOptions, startServerProcess } from './server-process';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './start-embedded-postgres';
