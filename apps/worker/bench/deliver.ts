/**
 * Measures how many e-mails a second leave: rendering, hand-over over SMTP to the sandbox in a process of its own, and every transaction.
 * `npx tsx apps/worker/bench/deliver.ts [messages] [at once]`; brings a PostgreSQL of its own, as durable as the real one.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectDatabase, type Database, withWorkspaceSql } from '@kairos/db';
import { findFreePort, startEmbeddedPostgres } from '@kairos/db/embedded';
import { migrateDatabase } from '@kairos/db/migrate';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { createJourney, createWorkspace, PlanCache, publishJourney } from '@kairos/services';
import { pino } from 'pino';
import { outletsFor, startDeliverers } from '../src/deliverers';

const MESSAGES = Number(process.argv[2] ?? 10_000);
const AT_ONCE = Number(process.argv[3] ?? 0);
const SECRET = 'ab'.repeat(32);
const root = fileURLToPath(new URL('../../..', import.meta.url));

const folder = await mkdtemp(join(tmpdir(), 'kairos-bench-'));
const server = await startEmbeddedPostgres({
  dataFolder: join(folder, 'postgres'),
  logFile: join(folder, 'postgres.log'),
  durable: true,
});
try {
  const { appUrl } = await migrateDatabase(server.url);
  await measure(appUrl);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function measure(databaseUrl: string): Promise<void> {
  const database = connectDatabase(databaseUrl, { max: 12 });
  const workspaceId = await planMessages(database);
  const ports = { smtpPort: await findFreePort(), httpPort: await findFreePort() };
  const sandbox = spawn(process.execPath, ['--import', 'tsx', join(root, 'apps/worker/src/sandbox.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:7233',
      KAIROS_SANDBOX_SMTP_PORT: String(ports.smtpPort),
      KAIROS_SANDBOX_HTTP_PORT: String(ports.httpPort),
      KAIROS_SECRET: SECRET,
      KAIROS_ROOT: root,
    },
  });
  process.once('exit', () => sandbox.kill());
  await once(sandbox.stdout, 'data');
  const outlets = outletsFor({
    sandbox: ports,
    // What is measured is how fast we are, not how patient.
    providers: {
      email: null,
      sms: null,
      push: null,
      rates: { email: 100_000, sms: 100_000, push: 100_000 },
      webhookHosts: [],
      callbackSecret: null,
    },
    secret: Buffer.from(SECRET, 'hex'),
  });
  for (const outlet of outlets) if (AT_ONCE > 0) outlet.atOnce = AT_ONCE;
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const deliverers = await startDeliverers({
    database,
    plans: new PlanCache(NODE_KINDS),
    outlets,
    publicUrl: 'https://kairos.example.com',
    secret: Buffer.from(SECRET, 'hex'),
    log: pino({ level: 'warn' }),
  });
  while ((await settled(database, workspaceId)) < MESSAGES) await new Promise((resolve) => setTimeout(resolve, 500));
  const seconds = (performance.now() - begun) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const sandboxSeconds = await cpuSecondsOf(sandbox.pid);
  await deliverers.stop();
  console.log(
    JSON.stringify({
      messages: MESSAGES,
      atOnce: outlets[0]?.atOnce,
      seconds: Number(seconds.toFixed(2)),
      perSecond: Math.round(MESSAGES / seconds),
      delivererMicroseconds: Math.round((user + system) / MESSAGES),
      sandboxMicroseconds: Math.round((sandboxSeconds * 1e6) / MESSAGES),
      kept: await kept(database, workspaceId),
    }),
  );
  sandbox.kill('SIGTERM');
  await once(sandbox, 'exit');
  await database.end();
}

async function planMessages(database: Database): Promise<string> {
  const { workspaceId } = await createWorkspace(database, {
    name: 'Bench',
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
  });
  const { journeyId } = await createJourney(database, workspaceId, {
    name: 'Win back',
    document: winBackJourney('en'),
    createdBy: null,
  });
  const { versionId } = await publishJourney(database, NODE_KINDS, workspaceId, {
    journeyId,
    revision: 1,
    publishedBy: null,
  });
  await withWorkspaceSql(database, workspaceId, async (sql) => {
    await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
      select gen_random_uuid(), ${workspaceId}, 'customer ' || n, jsonb_build_object('email', 'c' || n || '@customers.test', 'first_name', 'Zoë ' || n), now(), now()
        from generate_series(1, ${MESSAGES}::int) n`;
    await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
      select ${workspaceId}, id, 'email', 'granted', 'bench', now() from customer`;
    await sql`insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, state, opened_at)
      select gen_random_uuid(), ${workspaceId}, ${journeyId}, ${versionId}, id, ${workspaceId}, row_number() over (), 'acting', '{}', now() from customer`;
    await sql`insert into message (id, workspace_id, run_id, journey_id, version_id, node_id, visit, customer_id, channel, topic, state, planned_at, due_at)
      select gen_random_uuid(), ${workspaceId}, id, ${journeyId}, ${versionId}, 'first-letter', 1, customer_id, 'email', 'offers', 'planned', now(), now() from run`;
  });
  return workspaceId;
}

/** Processor time of a process so far, its start included, in seconds. */
async function cpuSecondsOf(pid: number | undefined): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function settled(database: Database, workspaceId: string): Promise<number> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const [row] = await sql<
      { n: number }[]
    >`select count(*)::int as n from message where state not in ('planned', 'claimed', 'transmitting')`;
    return row?.n ?? 0;
  });
}

function kept(database: Database, workspaceId: string): Promise<number> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const [row] = await sql<{ n: number }[]>`select count(*)::int as n from sandbox_message`;
    return row?.n ?? 0;
  });
}
