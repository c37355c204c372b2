/** Starts the API and stops it gracefully. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connectDatabase, surviveClientFaults } from '@kairos/db';
import { readServiceSettings } from '@kairos/services/settings';
import { notifications } from './live/notifications';
import { logging } from './logging';
import { createServer } from './server';

const settings = readServiceSettings();
/** Nobody waits longer for a page, and the whole answer must come in time. */
const PATIENCE_MS = 8_000;
const database = connectDatabase(settings.databaseUrl, { max: 10, name: 'kairos-api', patience: PATIENCE_MS });
const server = await createServer(
  {
    database,
    notifications: notifications(database),
    settings: {
      publicUrl: settings.publicUrl,
      webFolder: builtWebApp(settings.root),
      secret: settings.secret,
      webhookHosts: settings.providers.webhookHosts,
      callbackSecret: settings.providers.callbackSecret,
    },
  },
  { logger: logging(settings.logLevel) },
);

surviveClientFaults(database, {
  survived: () => server.log.error('the database client failed, its connections were replaced'),
  fatal: (error) => server.log.fatal({ err: error }, 'nobody caught this, the process ends'),
});

/** Null while the web application is not built; the development server of `apps/web` then brings it. */
function builtWebApp(root: string): string | null {
  const folder = join(root, 'apps', 'web', 'dist');
  return existsSync(join(folder, 'index.html')) ? folder : null;
}

async function stop(): Promise<void> {
  await server.close();
  await database.end();
  process.exit(0);
}

/** Connections that wait to be taken. With the 511 that are usual a burst of senders is turned away as soon as we are busy for a moment. */
const CONNECTIONS_IN_LINE = 4_096;

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
await server.listen({ port: settings.port, host: settings.host, backlog: CONNECTIONS_IN_LINE });
