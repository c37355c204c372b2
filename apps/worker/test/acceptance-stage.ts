/** Everything that acceptance cases need around them: a database, a worker, deliverers, and a sandbox that does what a case says. */
import { startSandbox } from '@kairos/channels/sandbox';
import { connectDatabase } from '@kairos/db';
import { NODE_KINDS } from '@kairos/nodes/runtime';
import { DELIVERY_TIMING, keepRecords, PlanCache } from '@kairos/services';
import { type CaseParts, createTestDatabase, ProviderStage } from '@kairos/testkit';
import { pino } from 'pino';
import { outletsFor, startDeliverers, startWebhooks } from '../src/deliverers';
import { runWorker } from './running-worker';

const providers = {
  webhookHosts: [],
  callbackSecret: null,
  email: null,
  sms: null,
  push: null,
  rates: { email: 1_000, sms: 1_000, push: 1_000 },
};
const secret = Buffer.alloc(32, 7);
/** What takes minutes in earnest takes moments here. */
const timing = { ...DELIVERY_TIMING, settleAfter: 500, askAgainAfter: 50 };

export interface AcceptanceStage {
  parts: CaseParts;
  stop(): Promise<void>;
}

export async function openAcceptanceStage(): Promise<AcceptanceStage> {
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.appUrl, { max: 20, name: 'acceptance' });
  const worker = await runWorker(database);
  const stage = new ProviderStage();
  const webhookHosts: string[] = [];
  const sandbox = await startSandbox({
    ...{ smtpPort: 0, httpPort: 0, secret, misbehave: stage.misbehave },
    store: (records) => keepRecords(database, records),
  });
  const log = pino({ level: process.env.KAIROS_LOG_LEVEL ?? 'error' });
  const deliverers = await startDeliverers({
    ...{ database, plans: new PlanCache(NODE_KINDS), publicUrl: 'https://kairos.test', secret, timing, log },
    outlets: outletsFor({ sandbox, providers, secret }),
  });
  const webhooks = await startWebhooks({ database, secret, webhookHosts, log });
  return {
    parts: { database, kinds: NODE_KINDS, providers: stage, secret, webhookHosts },
    async stop() {
      await worker.stop();
      await deliverers.stop();
      await webhooks.stop();
      await sandbox.close();
      await database.end();
      await testDatabase.drop();
    },
  };
}
