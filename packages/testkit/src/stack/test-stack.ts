/** A PostgreSQL and a Temporal server for tests: thrown away afterwards, and swept up when a test run was killed. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimFolder, endLeftoverPostgres, OperatorError, startEmbeddedPostgres } from '@kairos/db/embedded';
import { migrateDatabase } from '@kairos/db/migrate';
import { endLeftoverTemporal, findTemporalProgram, startTemporalServer } from '@kairos/services/temporal-server';

const FOLDER_PREFIX = 'kairos-test-';

/** Plain values, so that they can be handed from the process that runs the tests to those they run in. */
export interface StackAddresses {
  /** The migrated template for the superuser: nobody may connect to it while databases are copied from it. */
  templateUrl: string;
  /** The same for the application role. */
  templateAppUrl: string;
  temporalAddress: string;
  temporalNamespace: string;
}

export interface TestStack {
  addresses: StackAddresses;
  stop(): Promise<void>;
}

/** Starts both servers in a folder of their own; a database migrated to the current schema is ready to be copied. */
export async function startTestStack(): Promise<TestStack> {
  await sweepLeftovers();
  const folder = await mkdtemp(join(tmpdir(), FOLDER_PREFIX));
  const claim = await claimFolder(folder);
  const [postgres, temporal] = await Promise.allSettled([startPostgres(folder), startTemporal(folder)]);
  const stop = async () => {
    for (const server of [postgres, temporal]) if (server.status === 'fulfilled') await server.value.stop();
    await claim.release();
    await rm(folder, { recursive: true, force: true });
  };
  if (postgres.status === 'rejected' || temporal.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : temporal.status === 'rejected' && temporal.reason;
  }
  const { templateUrl, templateAppUrl } = postgres.value;
  const { address, namespace } = temporal.value;
  return { addresses: { templateUrl, templateAppUrl, temporalAddress: address, temporalNamespace: namespace }, stop };
}

async function startPostgres(folder: string) {
  const logFile = join(folder, 'postgres.log');
  const server = await startEmbeddedPostgres({ dataFolder: join(folder, 'postgres'), logFile, durable: false });
  try {
    const { appUrl } = await migrateDatabase(server.url);
    return { stop: server.stop, templateUrl: server.url, templateAppUrl: appUrl };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function startTemporal(folder: string) {
  const cacheFolder = join(process.env.KAIROS_CACHE ?? join(homedir(), '.cache', 'kairos'), 'bin');
  // The download or the build can take minutes, so who waits must see what is going on.
  const program = await findTemporalProgram({ cacheFolder, report: (sentence) => console.log(sentence) });
  const logFile = join(folder, 'temporal.log');
  return startTemporalServer({
    program,
    dataFolder: join(folder, 'temporal'),
    logFile,
    namespace: 'kairos',
    // A small part of the usual 4,096, so that every longer test continues its workflows as new and loses nothing by it.
    dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '150' },
  });
}

/** A killed test run leaves its servers behind; its folder tells them from those of a run that goes on. */
async function sweepLeftovers(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(FOLDER_PREFIX));
  for (const folder of names.map((name) => join(tmpdir(), name))) {
    try {
      await claimFolder(folder);
    } catch (error) {
      if (error instanceof OperatorError) continue;
      throw error;
    }
    await endLeftoverPostgres(join(folder, 'postgres'));
    await endLeftoverTemporal(join(folder, 'temporal'));
    await rm(folder, { recursive: true, force: true });
  }
}
