/** A workspace with a clock, a published journey and customers, for tests that drive the whole way of an event. */
import {
  connectDatabase,
  createCustomers,
  type Database,
  insertConsents,
  insertStreams,
  recordWish,
  saveStreamPosition,
  updateSendingRules,
  withWorkspaceSql,
} from '@kairos/db';
import {
  type JourneyDocument,
  type KindRegistry,
  type MoveChoices,
  NO_SENDING_RULES,
  type OverduePolicy,
  type PauseEntries,
  type PauseMode,
  type Schedule,
  type SendingRules,
  type TopicWish,
} from '@kairos/engine';
import {
  acceptEvents,
  createJourney,
  createWorkspace,
  type IncomingEvent,
  type MovedCounts,
  pauseJourney,
  publishJourney,
  readJourney,
  resumeJourney,
  retryRuns,
  saveDraft,
} from '@kairos/services';
import { v7 as uuid } from 'uuid';

export type ScenarioOptions = ScenarioSettings &
  /** An address for the application role, or connections that are shared and that the scenario leaves open. */
  ({ databaseUrl: string; database?: undefined } | { database: Database; databaseUrl?: undefined });

export interface ScenarioSettings {
  kinds: KindRegistry;
  /** Leave it out for real time. Epoch ms, and workspace ms per real ms. */
  clock?: { startsAt: number; speed: number };
  /** Customers per cohort workflow. */
  runsPerWorkflow?: number;
}

const STREAM = 'scenario';

export class Scenario {
  private constructor(
    readonly database: Database,
    readonly workspaceId: string,
    private readonly kinds: KindRegistry,
    private readonly createdAt: Date,
    private readonly isOwnDatabase: boolean,
  ) {}

  static async create({ kinds, clock, runsPerWorkflow, ...options }: ScenarioOptions): Promise<Scenario> {
    const database = options.database ?? connectDatabase(options.databaseUrl, { max: 12, name: 'scenario' });
    const workspaceId = uuid();
    const createdAt = new Date();
    const workspace = { workspaceId, name: 'Scenario', timeZone: 'Europe/Amsterdam', currency: 'EUR' };
    await createWorkspace(
      database,
      { ...workspace, ...(clock ? { clock: { ...clock, paused: false } } : {}) },
      createdAt,
    );
    const scenario = new Scenario(database, workspaceId, kinds, createdAt, options.database === undefined);
    if (runsPerWorkflow) {
      await scenario.inWorkspace((sql) => sql`update workspace set runs_per_workflow = ${runsPerWorkflow}`);
    }
    return scenario;
  }

  inWorkspace<T>(work: Parameters<typeof withWorkspaceSql<T>>[2]): Promise<T> {
    return withWorkspaceSql(this.database, this.workspaceId, work);
  }

  /** A customer with a chosen id: what is drawn by ids is then the same in every database. */
  async addCustomer(userId: string, customerId: string): Promise<void> {
    const key = { namespace: 'user' as const, value: userId, customerId };
    await this.inWorkspace((sql) => createCustomers(sql, this.workspaceId, [key], this.createdAt));
  }

  /** In force from the moment at which the scenario began, however fast its clock runs. */
  async publish(
    name: string,
    document: JourneyDocument,
    chosenId?: string,
  ): Promise<{ journeyId: string; versionId: string }> {
    const { journeyId } = await createJourney(this.database, this.workspaceId, {
      name,
      document,
      createdBy: null,
      journeyId: chosenId,
    });
    const publication = { journeyId, revision: 1, publishedBy: null };
    const { versionId } = await publishJourney(
      this.database,
      this.kinds,
      this.workspaceId,
      publication,
      this.createdAt.getTime(),
    );
    return { journeyId, versionId };
  }

  /** A further version of a journey that is published, in force from now on. */
  async publishNext(journeyId: string, document: JourneyDocument, choices: MoveChoices): Promise<MovedCounts> {
    const { draft } = await readJourney(this.database, this.workspaceId, journeyId);
    const change = { journeyId, document, basedOn: draft.revision, savedBy: null };
    const { revision } = await saveDraft(this.database, this.workspaceId, change);
    const publication = { journeyId, revision, publishedBy: null, choices };
    return (await publishJourney(this.database, this.kinds, this.workspaceId, publication)).moved;
  }

  async pause(journeyId: string, how: { mode: PauseMode; entries: PauseEntries }): Promise<void> {
    await pauseJourney(this.database, this.workspaceId, { ...how, journeyId, pausedBy: null });
  }

  async resume(journeyId: string, overdue: OverduePolicy): Promise<void> {
    await resumeJourney(this.database, this.workspaceId, { journeyId, overdue });
  }

  /** Lets all runs of a journey try again that stopped at a step; resolves with how many do. */
  async tryAgain(journeyId: string): Promise<number> {
    return retryRuns(this.database, this.workspaceId, { journeyId, nodeId: null });
  }

  /** Through the same use case as the intake's HTTP door. */
  async send(events: readonly ScenarioEvent[], receivedAt: number): Promise<void> {
    const incoming = events.map(
      ({ userId, name, at, properties = {}, kind = 'track', messageId = uuid() }): IncomingEvent => ({
        messageId,
        kind,
        name,
        userId,
        anonymousId: null,
        properties,
        occurredAt: at,
      }),
    );
    await acceptEvents(this.database, this.workspaceId, incoming, receivedAt);
  }

  async allow(who: string | readonly string[], channels: ('email' | 'sms' | 'push')[]): Promise<void> {
    const users = typeof who === 'string' ? [who] : who;
    const consents = users.flatMap((userId) => channels.map((channel) => ({ userId, channel })));
    await this.inWorkspace((sql) =>
      insertConsents(sql, this.workspaceId, { consents, source: 'scenario', recordedAt: new Date() }),
    );
  }

  /** When and how often the workspace sends; what is left out has its default. */
  async setRules(rules: Partial<SendingRules>): Promise<void> {
    await this.inWorkspace((sql) => updateSendingRules(sql, this.workspaceId, { ...NO_SENDING_RULES, ...rules }));
  }

  /** Topics that a customer does not want, and the hours in which messages are welcome. */
  async setWishes(customerId: string, { unwanted = [], hours }: ScenarioWishes): Promise<void> {
    const said = { customerId, source: 'customer', memberId: null, reason: null, at: this.createdAt } as const;
    await this.inWorkspace(async (sql) => {
      for (const { topic, channel } of unwanted) {
        await recordWish(sql, this.workspaceId, { ...said, wish: { about: 'topic', topic, channel, isWanted: false } });
      }
      if (hours) await recordWish(sql, this.workspaceId, { ...said, wish: { about: 'hours', hours } });
    });
  }

  /** From now on time stands at `startsAt` until `streamHasCome` moves it. */
  async beginStream(startsAt: number): Promise<void> {
    await this.inWorkspace((sql) =>
      insertStreams(sql, this.workspaceId, { names: [STREAM], startsAt: new Date(startsAt) }),
    );
  }

  /** Every event up to `watermark` (epoch ms) has been sent. */
  async streamHasCome(watermark: number): Promise<void> {
    await this.inWorkspace((sql) =>
      saveStreamPosition(sql, { name: STREAM, position: 0, watermarkAt: new Date(watermark), finished: false }),
    );
  }

  async close(): Promise<void> {
    if (this.isOwnDatabase) await this.database.end();
  }
}

export interface ScenarioWishes {
  unwanted?: Pick<TopicWish, 'topic' | 'channel'>[] | undefined;
  hours?: Schedule | undefined;
}

export interface ScenarioEvent {
  userId: string;
  name: string;
  at: number;
  properties?: IncomingEvent['properties'];
  kind?: IncomingEvent['kind'];
  messageId?: string;
}

/** Everything up to `until` (epoch ms, workspace clock) has happened: nothing is queued, due, or on its way to a cohort. */
export async function isAtRest(scenario: Scenario, until: number): Promise<boolean> {
  return scenario.inWorkspace(async (sql) => {
    const [row] = await sql<{ open: boolean }[]>`
      select exists (select 1 from route_queue)
          or exists (select 1 from run r join journey j on j.id = r.journey_id
                      where r.phase <> 'ended' and r.due_at <= ${new Date(until)} and (j.status <> 'paused' or r.phase = 'watching'))
          or exists (select 1 from cohort where wake_outstanding)
          or exists (select 1 from inbox i join run r on r.id = i.run_id where r.phase <> 'ended' and i.seq > r.inbox_seq and i.kind not in ('open', 'moved')
                         and exists (select 1 from journey j where j.id = r.journey_id and j.status <> 'paused')) as open`;
    return row?.open === false;
  });
}

/** Asks again until it is true; throws with the description when `timeoutMs` have passed. */
export async function eventually(
  description: string,
  isTrue: () => Promise<boolean>,
  { timeoutMs = 30_000, everyMs = 100 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error(`Did not come true in ${timeoutMs} ms: ${description}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
