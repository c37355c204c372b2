/** Starts the API and stops it gracefully. */
import { connectDatabase } from '@kairos/db';
import { notifications } from './live/notifications';
import { logging } from './logging';
import { createServer } from './server';
import { readSettings } from './settings';

const settings = readSettings(process.env);
const database = connectDatabase(settings.databaseUrl, { max: 10, name: 'kairos-api' });
const server = await createServer({ database, notifications: notifications(database), settings }, { logger: logging });

async function stop(): Promise<void> {
  await server.close();
  await database.end();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
await server.listen({ port: settings.port, host: settings.host });
