/**
 * Knows two faults of the client `postgres` 3.4.9 by which Node would end the process, since no caller can catch them:
 * a transaction that goes on after its connection was lost makes it write to nothing, from a timer (its issues 1154 and 1208);
 * and a connection that is lost while it is being opened fails a statement of the client's own that nobody waits for.
 */

/** The first: the connection that it happened on is of no use any more, and what waits on it would wait for ever. */
export function wroteToNothing(error: unknown): boolean {
  return (
    error instanceof TypeError &&
    error.message === "Cannot read properties of null (reading 'write')" &&
    /\bnextWrite \(.*[\\/]postgres[\\/](cjs[\\/])?src[\\/]connection\.js:/.test(error.stack ?? '')
  );
}

/** The second: harmless, since the next connection asks for the types again. */
export function askedForTypesInVain(reason: unknown): boolean {
  return (
    reason instanceof Error &&
    'query' in reason &&
    typeof reason.query === 'string' &&
    /^\s*select b\.oid, b\.typarray\s+from pg_catalog\.pg_type a\s/.test(reason.query)
  );
}

export interface FaultReports {
  /** The fault was met and the connections were replaced. */
  survived(): void;
  /** Something else that nobody caught: the process ends. */
  fatal(error: unknown): void;
}

/** For the edge of a process: survives the client's faults, with fresh connections where it must, and ends with everything else. */
export function surviveClientFaults(database: { renew(): void }, reports: FaultReports): void {
  const end = (error: unknown) => {
    reports.fatal(error);
    process.exit(1);
  };
  process.on('uncaughtException', (error) => {
    if (!wroteToNothing(error)) return end(error);
    database.renew();
    reports.survived();
  });
  process.on('unhandledRejection', (reason) => {
    if (!askedForTypesInVain(reason)) end(reason);
  });
}
