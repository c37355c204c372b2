/** Asks a command to end in good order: by a signal, or because whoever started it is gone. */

const PARENT_CHECK_MS = 500;

/** Call once, at the start of a command. */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  // npm passes signals on as well, so one Ctrl-C may arrive twice.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort());
  stopWithoutParent(stop);
  // A closed terminal takes no more lines, and that must not keep us from stopping in good order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  return stop.signal;
}

/** Whoever ends npm ends the shell between npm and us, which passes nothing on: we notice that our parent is gone. */
function stopWithoutParent(stop: AbortController): void {
  const parent = process.ppid;
  const watch = setInterval(() => process.ppid !== parent && stop.abort(), PARENT_CHECK_MS);
  watch.unref();
}
