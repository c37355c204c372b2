/** Finds TCP ports that nobody listens on. */
import { createServer } from 'node:net';

export const LOOPBACK = '127.0.0.1';

/** A port on the loopback address that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('The operating system gave no port number.'));
      });
    });
  });
}

/** Why this process cannot listen on `port` at `host`, as the system's error code such as `EADDRINUSE`; undefined when it can. */
export function listenFailure(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
