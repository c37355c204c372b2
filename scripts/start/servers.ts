/** PostgreSQL and Temporal: the embedded ones, or those that the settings name. */
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@kairos/db/embedded';
import type { LauncherSettings, TemporalSettings } from '@kairos/services/settings';
import { checkTemporalServer, findTemporalProgram, startTemporalServer } from '@kairos/services/temporal-server';
import type { DataFolder } from './data-folder';
import { endOf } from './end-of';
import { stage } from './progress';
import type { RunningPart } from './running-parts';

export interface Servers {
  /** For a role that may create roles. */
  adminUrl: string;
  temporal: TemporalSettings;
  /** In the order in which they must be stopped, last first. Empty when none is ours. */
  parts: RunningPart[];
}

/** Brings both up at the same time; when one cannot, the other is stopped again. */
export async function startServers(
  settings: LauncherSettings,
  folder: DataFolder,
  signal: AbortSignal,
): Promise<Servers> {
  const [database, temporal] = await Promise.allSettled([
    bringDatabase(settings, folder),
    bringTemporal(settings, folder, signal),
  ]);
  if (database.status === 'fulfilled' && temporal.status === 'fulfilled') {
    const parts = [database.value.part, temporal.value.part].filter((part) => part !== undefined);
    return { adminUrl: database.value.adminUrl, temporal: temporal.value.temporal, parts };
  }
  for (const server of [temporal, database]) if (server.status === 'fulfilled') await server.value.part?.stop();
  throw database.status === 'rejected' ? database.reason : temporal.status === 'rejected' && temporal.reason;
}

async function bringDatabase(
  settings: LauncherSettings,
  folder: DataFolder,
): Promise<{ adminUrl: string; part?: RunningPart }> {
  if (settings.databaseUrl) return { adminUrl: settings.databaseUrl };
  return stage('PostgreSQL', async () => {
    const logFile = folder.log('postgres');
    const server = await startEmbeddedPostgres({ dataFolder: folder.postgres, logFile });
    const part = { name: 'PostgreSQL', ended: endOf('PostgreSQL', server, logFile), stop: server.stop };
    return { adminUrl: server.url, part };
  });
}

async function bringTemporal(
  settings: LauncherSettings,
  folder: DataFolder,
  signal: AbortSignal,
): Promise<{ temporal: TemporalSettings; part?: RunningPart }> {
  const { temporal, namespace } = settings;
  return stage('Temporal server', async (report) => {
    if (temporal) {
      await checkTemporalServer(temporal);
      return { temporal };
    }
    const cacheFolder = join(settings.cacheFolder, 'bin');
    const program = await findTemporalProgram({ cacheFolder, report, signal });
    signal.throwIfAborted();
    const logFile = folder.log('temporal');
    const server = await startTemporalServer({ program, dataFolder: folder.temporal, logFile, namespace });
    const part = { name: 'Temporal', ended: endOf('The Temporal server', server, logFile), stop: server.stop };
    return { temporal: { address: server.address, namespace, tls: false }, part };
  });
}
