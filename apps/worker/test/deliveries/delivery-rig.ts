/** A workspace with a journey, customers, planned messages and a real sandbox, for tests of the way out. */

import { randomUUID as uuid } from 'node:crypto';
import { HttpProvider, Pace, SmtpProvider } from '@kairos/channels';
import { type Misbehave, type Sandbox, sandboxPassword, sandboxToken, startSandbox } from '@kairos/channels/sandbox';
import { type Database, insertMessages, type PlannedMessageRow } from '@kairos/db';
import type { Channel, JourneyDocument, JsonObject } from '@kairos/engine';
import { NODE_KINDS, winBackJourney } from '@kairos/nodes';
import { ContentCache, type DeliveryTiming, keepRecords, PlanCache } from '@kairos/services';
import { createTestDatabase, Scenario, type TestDatabase } from '@kairos/testkit';
import { pino } from 'pino';
import { type Outlet, type RunningDeliverers, startDeliverers } from '../../src/deliverers';
import type { DelivererParts } from '../../src/deliverers/deliverer';

export const SECRET = Buffer.alloc(32, 7);
/** Planning moment of every message; the workspace's clock runs from an hour later. */
export const PLANNED_AT = Date.UTC(1998, 5, 30, 11);
const NOW = PLANNED_AT + 3_600_000;

export const NODE_OF: Record<Channel, string> = { email: 'first-letter', sms: 'text-message', push: 'last-call' };

const CONTENT: Record<string, JsonObject> = {
  'first-letter': {
    subject: 'Dear {{ customer.label }}',
    preheader: '',
    body: 'Hi {{ customer.label }}',
    buttonLabel: '',
    buttonLink: '',
    topic: 'offers',
  },
  'text-message': { text: 'Hi {{ customer.label }}', topic: 'offers' },
  'last-call': { title: 'Hi', text: '{{ customer.label }}', link: '', topic: 'offers' },
};

/** Short waits, so that what takes minutes in earnest takes moments here. */
export const QUICK: DeliveryTiming = { claimLease: 1_000, settleAfter: 200, askAgainAfter: 50, keysLast: 3_600_000 };
const QUICK_HAND_OVER = 1_000;
/** Messages of a channel in a deliverer's hands. */
export const AT_ONCE = 16;

class QuickSmtp extends SmtpProvider {
  override readonly longestHandOver = QUICK_HAND_OVER;
}
class QuickHttp extends HttpProvider {
  override readonly longestHandOver = QUICK_HAND_OVER;
}

/** Outlets to a sandbox that listens on these ports, with leases that run out soon. */
export function outletsTo(sandbox: { smtpPort: number; httpPort: number }, workspaceId: string): Outlet[] {
  const http = (channel: 'sms' | 'push') =>
    new QuickHttp({
      channel,
      baseUrl: `http://127.0.0.1:${sandbox.httpPort}`,
      tokenOf: () => sandboxToken(SECRET, workspaceId),
    });
  const email = new QuickSmtp({
    server: { host: '127.0.0.1', port: sandbox.smtpPort, secure: false, requireTls: false },
    sender: { address: 'hello@kairos.test' },
    credentialsOf: (user) => ({ user, pass: sandboxPassword(SECRET, workspaceId) }),
  });
  return [email, http('sms'), http('push')].map((provider) => ({
    provider,
    pace: new Pace(10_000, 10_000, Date.now()),
    atOnce: AT_ONCE,
  }));
}

export function deliveringParts(database: Database, timing: DeliveryTiming): DelivererParts {
  return {
    database,
    plans: new PlanCache(NODE_KINDS),
    contents: new ContentCache(),
    publicUrl: 'https://kairos.test',
    secret: SECRET,
    timing,
    log: pino({ level: process.env.KAIROS_LOG_LEVEL ?? 'silent' }),
  };
}

export interface MessageView {
  state: string;
  reason: string | null;
  resolution: string | null;
  attempt: number;
}

export class DeliveryRig {
  private readonly running: RunningDeliverers[] = [];
  private behaviour: Misbehave = () => null;

  private constructor(
    readonly scenario: Scenario,
    readonly testDatabase: TestDatabase,
    readonly journeyId: string,
    readonly versionId: string,
    private readonly keeper: { sandbox: Sandbox | null },
  ) {}

  static async create(change: (document: JourneyDocument) => void = () => {}): Promise<DeliveryRig> {
    const testDatabase = await createTestDatabase();
    const scenario = await Scenario.create({
      databaseUrl: testDatabase.appUrl,
      kinds: NODE_KINDS,
      clock: { startsAt: NOW, speed: 1 },
    });
    const document = winBackJourney('en');
    for (const node of document.nodes) Object.assign(node.config, CONTENT[node.id]);
    change(document);
    const { journeyId, versionId } = await scenario.publish('Win back', document);
    const rig = new DeliveryRig(scenario, testDatabase, journeyId, versionId, { sandbox: null });
    rig.keeper.sandbox = await startSandbox({
      smtpPort: 0,
      httpPort: 0,
      secret: SECRET,
      store: (records) => keepRecords(scenario.database, records),
      misbehave: (record) => rig.behaviour(record),
    });
    return rig;
  }

  get sandbox(): Sandbox {
    if (!this.keeper.sandbox) throw new Error('The sandbox has not started.');
    return this.keeper.sandbox;
  }

  misbehave(behaviour: Misbehave): void {
    this.behaviour = behaviour;
  }

  /** Customers who can be reached by every channel and said yes to all. */
  async customers(count: number, attributes: JsonObject = {}): Promise<string[]> {
    const ids = Array.from({ length: count }, () => uuid());
    await this.scenario.inWorkspace(async (sql) => {
      const workspaceId = this.scenario.workspaceId;
      for (const [index, id] of ids.entries()) {
        const all = {
          email: `c${index}@customers.test`,
          phone: '+31612345678',
          push_token: `device-${index}`,
          ...attributes,
        };
        await sql`insert into customer (id, workspace_id, label, attributes, first_seen_at, last_seen_at)
                  values (${id}, ${workspaceId}, ${`c${index}`}, ${JSON.stringify(all)}::text::jsonb, now(), now())`;
        await sql`insert into consent (workspace_id, customer_id, channel, state, source, recorded_at)
                  select ${workspaceId}, ${id}, c, 'granted', 'test', now() from unnest(array['email', 'sms', 'push']) as c`;
      }
    });
    return ids;
  }

  /** One planned message per customer, each from a run of its own that goes on; held ones wait for `dueAt`. */
  async plan(channel: Channel, customerIds: string[], given: Partial<PlannedMessageRow> = {}): Promise<string[]> {
    const rows = customerIds.map((customerId) => ({
      id: uuid(),
      runId: uuid(),
      journeyId: this.journeyId,
      versionId: this.versionId,
      nodeId: NODE_OF[channel],
      visit: 1,
      customerId,
      channel,
      topic: 'offers',
      state: 'planned' as const,
      reason: null,
      plannedAt: new Date(PLANNED_AT),
      dueAt: new Date(PLANNED_AT),
      holdReason: null,
      priority: 50,
      counts: true,
      waitMilliseconds: 0,
      ...given,
    }));
    await this.scenario.inWorkspace(async (sql) => {
      const cohortId = uuid();
      for (const [slot, row] of rows.entries()) {
        await sql`insert into run (id, workspace_id, journey_id, version_id, customer_id, cohort_id, slot, phase, state, opened_at)
                  values (${row.runId}, ${this.scenario.workspaceId}, ${row.journeyId}, ${row.versionId}, ${row.customerId}, ${cohortId},
                          ${slot + 1}, 'acting', '{}', ${row.plannedAt})`;
      }
      await insertMessages(sql, this.scenario.workspaceId, rows);
    });
    return rows.map((row) => row.id);
  }

  outlets(): Outlet[] {
    return outletsTo(this.sandbox, this.scenario.workspaceId);
  }

  parts(timing: DeliveryTiming = QUICK): DelivererParts {
    return deliveringParts(this.scenario.database, timing);
  }

  async startDelivering(outlets: Outlet[] = this.outlets()): Promise<RunningDeliverers> {
    const running = await startDeliverers({ ...this.parts(), outlets });
    this.running.push(running);
    return running;
  }

  async message(id: string): Promise<MessageView | undefined> {
    return (await this.messages([id])).get(id);
  }

  async messages(ids: string[]): Promise<Map<string, MessageView>> {
    const rows = await this.scenario.inWorkspace(
      (sql) => sql<({ id: string } & MessageView)[]>`
        select id, state, reason, resolution, attempt from message where id = any(${ids}::uuid[])`,
    );
    return new Map(rows.map(({ id, ...view }) => [id, view]));
  }

  /** How often the sandbox received each message. */
  async received(ids: string[]): Promise<number[]> {
    const rows = await this.scenario.inWorkspace(
      (sql) => sql<{ id: string; times: number }[]>`
        select idempotency_key as id, count(*)::int as times from sandbox_message group by 1`,
    );
    const times = new Map(rows.map((row) => [row.id, row.times]));
    return ids.map((id) => times.get(id) ?? 0);
  }

  /** Names of message events by message. */
  async events(): Promise<string[]> {
    const rows = await this.scenario.inWorkspace(
      (sql) => sql<{ name: string }[]>`select name from customer_event where kind = 'message' order by id`,
    );
    return rows.map((row) => row.name);
  }

  async flow(): Promise<Record<string, number>> {
    const rows = await this.scenario.inWorkspace(
      (sql) => sql<{ key: string; amount: number }[]>`
        select node_id || ' ' || metric as key, sum(amount)::int as amount from flow_delta group by 1`,
    );
    return Object.fromEntries(rows.map((row) => [row.key, row.amount]));
  }

  async stopDelivering(): Promise<void> {
    await Promise.all(this.running.splice(0).map((running) => running.stop()));
  }

  async close(): Promise<void> {
    await this.stopDelivering();
    await this.sandbox.close();
    await this.scenario.close();
    await this.testDatabase.drop();
  }
}
