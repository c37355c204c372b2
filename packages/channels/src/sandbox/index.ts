/** The sandbox: a provider for every channel that keeps what it accepts. Loopback only. */
import { Gather } from '../gather';
import { startHttpSandbox } from './http-sandbox';
import type { RunningServer } from './port';
import type { Misbehave, SandboxRecord, StoredRecord, StoreRecords } from './record';
import { startSmtpSandbox } from './smtp-sandbox';

export * from './credentials';
export type { Misbehave, Misbehaviour, SandboxRecord, StoredRecord, StoreRecords } from './record';

export interface SandboxOptions {
  /** 0 picks a free port. */
  smtpPort: number;
  httpPort: number;
  /** The installation's secret; passwords and tokens are derived from it. */
  secret: Buffer;
  store: StoreRecords;
  misbehave?: Misbehave;
}

export interface Sandbox {
  smtpPort: number;
  httpPort: number;
  /** Stops listening; what was accepted is stored. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';
/** Long enough to gather what arrives over parallel connections, short enough not to be felt. */
const GATHER_MILLISECONDS = 5;
const MOST_AT_ONCE = 200;

/** Starts both servers. A message is answered with success only after `store` has kept it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const records = new Gather<SandboxRecord, StoredRecord>(options.store, {
    milliseconds: GATHER_MILLISECONDS,
    most: MOST_AT_ONCE,
  });
  const shared = { host: HOST, secret: options.secret, records, misbehave: options.misbehave ?? (() => null) };
  const smtp = await startSmtpSandbox({ ...shared, port: options.smtpPort });
  const http = await startHttpSandbox({ ...shared, port: options.httpPort }).catch(closing(smtp));
  return {
    smtpPort: smtp.port,
    httpPort: http.port,
    async close() {
      await Promise.all([smtp.close(), http.close()]);
      await records.drained();
    },
  };
}

const closing =
  (server: RunningServer) =>
  async (error: unknown): Promise<never> => {
    await server.close();
    throw error;
  };
