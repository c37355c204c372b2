/** A whole Kairos whose every part can be killed: servers, programs, and sinks in the place of providers. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { connectDatabase, type Database } from '@kairos/db';
import { findFreePort, startEmbeddedPostgres, startServerProcess } from '@kairos/db/embedded';
import { migrateDatabase } from '@kairos/db/migrate';
import { createEndpoint } from '@kairos/services';
import { type LauncherSettings, readLauncherSettings } from '@kairos/services/settings';
import { findTemporalProgram, startTemporalServer } from '@kairos/services/temporal-server';
import { Sinks, TcpProxy } from '@kairos/testkit/faults';
import { sweepLeftovers } from '../../bench/stack/fresh-stack';
import { build } from '../../start/build';
import { DataFolder } from '../../start/data-folder';
import { environmentOf } from '../../start/launch';
import { builtPrograms } from '../../start/programs';
import { say } from '../../start/progress';
import { untilAnswers } from '../../start/ready';
import { startErringTemporal } from './erring-temporal';
import { SmallDisk } from './small-disk';
import { type Running, Supervised } from './supervised';

const FOLDER_PREFIX = 'kairos-chaos-';
const PROGRAM_GRACE_MS = 20_000;

export const PARTS = ['worker', 'api', 'temporal', 'postgres'] as const;
export type PartName = (typeof PARTS)[number];

/** What a row asks of the servers that a stack of everybody's cannot give. */
export interface StackNeeds {
  /** Size of a disk of PostgreSQL's own. */
  diskMegabytes?: number;
  temporalStore?: 'errs';
}

/** How each part dies at once: PostgreSQL by its "immediate" shutdown, which is a crash that takes its children along. */
export const DEADLY: Record<PartName, NodeJS.Signals> = {
  worker: 'SIGKILL',
  api: 'SIGKILL',
  temporal: 'SIGKILL',
  postgres: 'SIGQUIT',
};

export class ChaosStack {
  readonly parts: Record<PartName, Supervised>;
  /** The installation's. */
  private readonly secret: Buffer;
  /** A second worker, for rows that want two; not running until somebody starts it. */
  readonly secondWorker: Supervised;
  readonly apiUrl: string;
  /** The way of the programs to PostgreSQL. */
  readonly proxy: TcpProxy;
  /** Where PostgreSQL keeps its files. */
  readonly disk: SmallDisk;

  private constructor(
    readonly database: Database,
    readonly adminUrl: string,
    readonly sinks: Sinks,
    readonly folder: DataFolder,
    wiring: Wiring,
  ) {
    this.proxy = wiring.proxy;
    this.secret = Buffer.from(wiring.environment.KAIROS_SECRET ?? '', 'hex');
    this.disk = wiring.disk;
    this.apiUrl = `http://127.0.0.1:${wiring.settings.port}`;
    const program = (name: 'worker' | 'api') => new Supervised(name, () => startProgram(wiring, name, name));
    this.parts = {
      worker: program('worker'),
      api: program('api'),
      temporal: new Supervised('temporal', wiring.startTemporal),
      postgres: wiring.postgres,
    };
    this.secondWorker = new Supervised('second worker', () => startProgram(wiring, 'worker', 'second-worker'));
  }

  /** @param root the folder of the repository. */
  static async start(root: string, signal: AbortSignal, needs: StackNeeds = {}): Promise<ChaosStack> {
    await sweepLeftovers(FOLDER_PREFIX);
    const settings = readLauncherSettings(root, {
      KAIROS_PORT: String(await findFreePort()),
      KAIROS_DATA: join(tmpdir(), `${FOLDER_PREFIX}${randomBytes(4).toString('hex')}`),
      KAIROS_CACHE: process.env.KAIROS_CACHE,
    });
    const folder = await DataFolder.open(settings.dataFolder);
    await build(root, folder.log('build'), signal);
    const sinks = await Sinks.start(join(folder.path, 'ledger'));
    const disk =
      needs.diskMegabytes === undefined
        ? SmallDisk.none(folder.postgres)
        : await SmallDisk.mount(folder.postgres, needs.diskMegabytes);
    const { adminUrl, postgres, port } = await bringPostgres(folder);
    const proxy = await TcpProxy.to(port);
    const { appUrl } = await migrateDatabase(adminUrl);
    const temporalPort = await findFreePort();
    const environment = {
      ...environmentOf(settings, root),
      ...sinks.environment,
      KAIROS_SECRET: await folder.secret(),
      DATABASE_URL: throughPort(appUrl, proxy.port),
      TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
      // The sandbox does not run: what went there would be missed at once.
      KAIROS_SANDBOX_SMTP_PORT: String(await findFreePort()),
      KAIROS_SANDBOX_HTTP_PORT: String(await findFreePort()),
    };
    const startTemporal = () => temporalServer(settings, folder, temporalPort, needs, signal);
    const wiring = { root, settings, folder, environment, postgres, startTemporal, proxy, disk };
    const database = connectDatabase(appUrl, { max: 6, name: 'kairos-chaos' });
    const stack = new ChaosStack(database, adminUrl, sinks, folder, wiring);
    for (const part of ['temporal', 'api', 'worker'] as const) await stack.parts[part].start();
    await untilAnswers('The api', `${stack.apiUrl}/readyz`, signal);
    return stack;
  }

  /** An endpoint at the sinks that journeys of the workspace may call. */
  async endpointFor(workspaceId: string): Promise<string> {
    const { hooksUrl } = this.sinks;
    const parts = { database: this.database, secret: this.secret, webhookHosts: [new URL(hooksUrl).host] };
    return (await createEndpoint(parts, workspaceId, { name: 'Sink', url: hooksUrl })).id;
  }

  /** Nothing is left running; the logs stay when `keep`. */
  async close(keep: boolean): Promise<void> {
    await this.database.end();
    await this.secondWorker.kill();
    for (const part of PARTS) await this.parts[part].kill(DEADLY[part]);
    this.proxy.close();
    await this.sinks.kill();
    await this.disk.unmount();
    await this.folder.release();
    if (!keep) await rm(this.folder.path, { recursive: true, force: true });
  }
}

interface Wiring {
  root: string;
  settings: LauncherSettings;
  folder: DataFolder;
  environment: NodeJS.ProcessEnv;
  postgres: Supervised;
  proxy: TcpProxy;
  startTemporal: () => Promise<Running>;
  disk: SmallDisk;
}

/** Always on the port that it was given first: everybody else has its address. */
async function bringPostgres(folder: DataFolder): Promise<{ adminUrl: string; postgres: Supervised; port: number }> {
  const port = await findFreePort();
  let adminUrl = '';
  const postgres = new Supervised('postgres', async () => {
    const server = await startEmbeddedPostgres({ dataFolder: folder.postgres, logFile: folder.log('postgres'), port });
    adminUrl = server.url;
    return { pid: server.pid ?? 0, exited: server.exited, stop: server.stop };
  });
  await postgres.start();
  return { adminUrl, postgres, port };
}

function throughPort(url: string, port: number): string {
  const through = new URL(url);
  through.port = String(port);
  return through.toString();
}

async function temporalServer(
  { cacheFolder, namespace }: LauncherSettings,
  folder: DataFolder,
  port: number,
  { temporalStore }: StackNeeds,
  signal: AbortSignal,
): Promise<Running> {
  const programs = { cacheFolder: join(cacheFolder, 'bin'), report: say, signal };
  const program = await findTemporalProgram(programs);
  const place = { dataFolder: folder.temporal, logFile: folder.log('temporal'), port, namespace };
  if (temporalStore === 'errs') return startErringTemporal({ ...programs, ...place, cli: program });
  const server = await startTemporalServer({ ...place, program });
  return { pid: server.pid ?? 0, exited: server.exited, stop: server.stop };
}

async function startProgram(wiring: Wiring, name: 'worker' | 'api', log: string): Promise<Running> {
  const { root, folder, environment } = wiring;
  const program = builtPrograms.find((candidate) => candidate.name === name);
  const guard = pathToFileURL(join(root, 'scripts', 'start', 'child-guard.mjs')).href;
  const server = startServerProcess({
    command: process.execPath,
    args: ['--import', guard, ...(program?.run ?? [])],
    cwd: root,
    env: { ...process.env, ...environment },
    logFile: folder.log(log),
    channel: true,
  });
  return { pid: server.pid ?? 0, exited: server.exited, stop: () => server.stop('SIGTERM', PROGRAM_GRACE_MS) };
}
