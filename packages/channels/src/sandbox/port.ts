/** A server of the sandbox, and the port that it was given. */
import type { Server } from 'node:net';

export interface RunningServer {
  port: number;
  close(): Promise<void>;
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The sandbox listens on no port.');
  return address.port;
}
