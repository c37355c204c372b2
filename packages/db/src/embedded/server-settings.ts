/** Settings of the embedded PostgreSQL: two cores, one machine, short transactions. */

/** @param durable whether a commit survives a power cut. */
export function serverSettings(durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '256MB',
    // A new workspace fills within seconds; the planner must learn of it before the default minute is over.
    autovacuum_naptime: '5s',
    autovacuum_analyze_threshold: '500',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Short queries on two cores gain nothing from compiling or from helpers, and helpers need a large /dev/shm.
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // A failed statement and its details may quote a customer; the log must not.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
