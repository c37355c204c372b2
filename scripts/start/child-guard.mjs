/**
 * Loaded into every program that the launcher starts: when the launcher is gone, however it went, the program is asked
 * to stop as by Ctrl-C, and made to when it does not.
 */
const GRACE_MS = 15_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), GRACE_MS).unref();
});
// Watching for the launcher must not keep a program alive that has nothing left to do.
process.channel?.unref();
