/** The sandbox process: stands in for the mail server and the SMS and push provider, and keeps what it accepts in the database. */
import { type SandboxRecord, type StoredRecord, startSandbox } from '@kairos/channels/sandbox';
import { connectDatabase, surviveClientFaults } from '@kairos/db';
import { keepRecords } from '@kairos/services';
import { readServiceSettings } from '@kairos/services/settings';
import { pino } from 'pino';
import { faultLog } from './bootstrap/fault-log';

const settings = readServiceSettings();
const log = pino({ name: 'sandbox', level: settings.logLevel });
const database = connectDatabase(settings.databaseUrl, { max: 4, name: 'kairos-sandbox', patience: 8_000 });
surviveClientFaults(database, faultLog(log));

async function store(records: SandboxRecord[]): Promise<StoredRecord[]> {
  try {
    return await keepRecords(database, records);
  } catch (error) {
    log.error({ messages: records.length, error: error instanceof Error ? error.message : 'unknown' }, 'not stored');
    throw error;
  }
}

const sandbox = await startSandbox({ ...settings.sandbox, secret: settings.secret, store });
log.info({ smtpPort: sandbox.smtpPort, httpPort: sandbox.httpPort }, 'sandbox ready');

async function stop(): Promise<void> {
  await sandbox.close();
  await database.end();
  process.exit(0);
}

process.once('SIGTERM', stop);
process.once('SIGINT', stop);
