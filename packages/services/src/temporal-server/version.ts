/** The release of the Temporal CLI that Kairos fetches or builds: the last one that `go install` accepts. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

/** The release of the server that is in that CLI. */
export const TEMPORAL_SERVER_VERSION = '1.29.1';
