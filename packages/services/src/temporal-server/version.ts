/** The release of the Temporal CLI that Kairos fetches or builds: the last one that `go install` accepts. */
export const TEMPORAL_CLI_VERSION = '1.5.1';
