/** Starts everything, keeps it running, and stops it. */
import { findFreePort, LOOPBACK, OperatorError } from '@kairos/db/embedded';
import { type LauncherSettings, readLauncherSettings } from '@kairos/services/settings';
import { build } from './build';
import { DataFolder } from './data-folder';
import { prepareDemonstration } from './demonstration';
import { builtPrograms, startProgram, watchedPrograms } from './programs';
import { say, stage } from './progress';
import { checkPort, untilAnswers, untilListens } from './ready';
import { RunningParts } from './running-parts';
import { migrate } from './schema';
import { type Servers, startServers } from './servers';

/** Where Vite serves the web application while it is being worked on. */
const DEVELOPMENT_PORT = 5173;

export interface LaunchOptions {
  root: string;
  /** Throws everything away first. */
  reset: boolean;
  /** Runs the programs from source. */
  development: boolean;
  /** Ends it all in good order. */
  signal: AbortSignal;
}

/** Resolves when it was asked to stop; rejects when something made it stop. Either way nothing is left running. */
export async function launch(options: LaunchOptions): Promise<void> {
  const settings = settingsFor(options);
  const folder = await DataFolder.open(settings.dataFolder);
  const running = new RunningParts();
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  try {
    await prepareFolder(settings, folder, options);
    const servers = await serversAndBuild(settings, folder, { ...options, signal });
    for (const part of servers.parts) running.add(part);
    signal.throwIfAborted();
    await running.whileAllRun(bringUp({ settings, folder, servers, running, options, signal }));
    await running.whileAllRun(untilAborted(signal));
  } finally {
    ending.abort();
    if (options.signal.aborted) say('Stopping …');
    await running.stopAll();
    await folder.release();
  }
}

function settingsFor({ root, reset, development }: LaunchOptions): LauncherSettings {
  const settings = readLauncherSettings(root);
  if (reset && (settings.databaseUrl || settings.temporal)) {
    throw new OperatorError(
      'wrong_setting',
      '--reset throws away only what Kairos brought along. It cannot be used with DATABASE_URL or TEMPORAL_ADDRESS.',
    );
  }
  return development ? { ...settings, publicUrl: `http://localhost:${DEVELOPMENT_PORT}` } : settings;
}

async function prepareFolder(settings: LauncherSettings, folder: DataFolder, options: LaunchOptions): Promise<void> {
  const { reset, development } = options;
  await checkPort(settings.port, settings.host);
  if (development) await checkPort(DEVELOPMENT_PORT, 'localhost', 'Vite needs it: stop that first.');
  if (reset) await stage('Reset', () => folder.empty());
  await folder.checkRoom();
  await folder.turnLogs(['postgres', 'temporal', 'build', ...watchedPrograms.map(({ name }) => name)]);
}

/** The servers need little of the processor while they come up, so the build goes on beside them. */
async function serversAndBuild(
  settings: LauncherSettings,
  folder: DataFolder,
  { root, development, signal }: LaunchOptions,
): Promise<Servers> {
  const failed = new AbortController();
  const both = AbortSignal.any([signal, failed.signal]);
  const building = development ? Promise.resolve() : build(root, folder.log('build'), both);
  building.catch(() => failed.abort());
  const starting = startServers(settings, folder, both);
  starting.catch(() => failed.abort());
  const [built, started] = await Promise.allSettled([building, starting]);
  if (built.status === 'fulfilled' && started.status === 'fulfilled') return started.value;
  if (started.status === 'fulfilled') for (const part of started.value.parts.reverse()) await part.stop();
  signal.throwIfAborted();
  throw firstReason([built, started]);
}

/** Of two failures the first is the cause: the other one was only cut off by it. */
function firstReason(outcomes: PromiseSettledResult<unknown>[]): unknown {
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  return reasons.find((reason) => !(reason instanceof DOMException && reason.name === 'AbortError')) ?? reasons[0];
}

interface BringUp {
  settings: LauncherSettings;
  folder: DataFolder;
  servers: Servers;
  running: RunningParts;
  options: LaunchOptions;
  signal: AbortSignal;
}

async function bringUp({ settings, folder, servers, running, options, signal }: BringUp): Promise<void> {
  const databaseUrl = await migrate(servers.adminUrl);
  signal.throwIfAborted();
  const secret = settings.secret ?? (await folder.secret());
  const { signInLink } = await prepareDemonstration({
    databaseUrl,
    publicUrl: settings.publicUrl,
    secret: Buffer.from(secret, 'hex'),
  });
  signal.throwIfAborted();
  const sandbox = { smtp: await findFreePort(), http: await findFreePort() };
  const environment = {
    ...environmentOf(settings, options.root),
    KAIROS_SECRET: secret,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: servers.temporal.address,
    KAIROS_SANDBOX_SMTP_PORT: String(sandbox.smtp),
    KAIROS_SANDBOX_HTTP_PORT: String(sandbox.http),
  };
  await stage('Programs', async () => {
    for (const program of options.development ? watchedPrograms : builtPrograms) {
      const logFile = folder.log(program.name);
      running.add(await startProgram(program, { root: options.root, logFile, noteFile: folder.programs, environment }));
    }
    await untilAnswers('The api', `${apiUrl(settings)}/readyz`, signal);
    await untilListens('The sandbox', sandbox.http, signal);
  });
  signal.throwIfAborted();
  welcome(settings, folder, signInLink);
}

/** What the programs are told of the launcher's settings. */
export function environmentOf(settings: LauncherSettings, root: string): NodeJS.ProcessEnv {
  return {
    ...settings.providers,
    TEMPORAL_NAMESPACE: settings.namespace,
    TEMPORAL_TLS: settings.temporal && String(settings.temporal.tls),
    TEMPORAL_API_KEY: settings.temporal?.apiKey,
    KAIROS_HOST: settings.host,
    KAIROS_PORT: String(settings.port),
    KAIROS_URL: settings.publicUrl,
    KAIROS_LOG_LEVEL: settings.logLevel,
    KAIROS_ROOT: root,
    // For Vite, which hands the calls of the page on.
    KAIROS_API_URL: apiUrl(settings),
  };
}

/** How this machine itself reaches the api. */
function apiUrl({ host, port }: LauncherSettings): string {
  return `http://${host === '0.0.0.0' || host === '::' ? LOOPBACK : host}:${port}`;
}

function welcome(settings: LauncherSettings, folder: DataFolder, signInLink: string): void {
  say('');
  say(`Kairos runs at ${settings.publicUrl}`);
  say(`Sign in, once:  ${signInLink}`);
  say(`Data and logs are in ${folder.path}. Ctrl-C stops Kairos.`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
