/** Asks the API what is so, past the screens: with the session of the test, as our page would. */
import type { APIRequestContext, APIResponse } from '@playwright/test';

export interface Step {
  id: string;
  kind: string;
  name: string;
  config: Record<string, unknown>;
}

export interface Link {
  id: string;
  from: string;
  port: string;
  to: string;
}

export interface Drawing {
  nodes: Step[];
  edges: Link[];
  notes?: { id: string; text: string; beside: string | null }[];
  placement?: Record<string, { x: number; y: number }>;
}

interface Journey {
  id: string;
  name: string;
  draft: { document: Drawing; revision: number };
  live: { number: number; document: Drawing } | null;
}

export class Api {
  constructor(
    private readonly request: APIRequestContext,
    private readonly origin: string,
  ) {}

  /** The journey of this name that is not archived. */
  async journeyNamed(name: string): Promise<{ id: string }> {
    const journeys: { id: string; name: string; status: string }[] = await this.query('journeys.list');
    const found = journeys.find((journey) => journey.name === name && journey.status !== 'archived');
    if (!found) throw new Error(`There is no journey "${name}".`);
    return found;
  }

  journey(journeyId: string): Promise<Journey> {
    return this.query('journeys.get', { journeyId });
  }

  async drawing(journeyId: string): Promise<Drawing> {
    return (await this.journey(journeyId)).draft.document;
  }

  /** A draft of its own for a test, with the steps of the demonstration's journey. */
  async copyOfWinBack(name: string): Promise<{ id: string; drawing: Drawing }> {
    const { id } = await this.journeyNamed('Win back');
    const { journeyId } = await this.mutate<{ journeyId: string }>('journeys.duplicate', { journeyId: id, name });
    return { id: journeyId, drawing: await this.drawing(journeyId) };
  }

  /** A draft without a step, or with those of `document`. */
  async newJourney(name: string, document?: Drawing): Promise<string> {
    const { journeyId } = await this.mutate<{ journeyId: string }>('journeys.create', {
      name,
      ...(document && { document: { schemaVersion: 1, ...document } }),
    });
    return journeyId;
  }

  /** Makes the draft the version that runs. */
  async publish(journeyId: string): Promise<void> {
    const { draft } = await this.journey(journeyId);
    await this.mutate('journeys.publish', { journeyId, revision: draft.revision });
  }

  /** Puts `document` in place of the draft. */
  async saveDraft(journeyId: string, document: Drawing): Promise<void> {
    const { draft } = await this.journey(journeyId);
    await this.mutate('journeys.saveDraft', {
      journeyId,
      document: { schemaVersion: 1, ...document },
      basedOn: draft.revision,
    });
  }

  /** Customers who came to a step of the version in force, and with which run. */
  async visitors(journeyId: string, nodeId: string): Promise<{ customerId: string; runId: string }[]> {
    const input = { journeyId, list: 'visitors', nodeId, limit: 1 };
    return (await this.query<{ people: { customerId: string; runId: string }[] }>('live.people', input)).people;
  }

  /** Customers of a journey whose step failed, as the live view calls them. */
  async failedIn(journeyId: string): Promise<string[]> {
    const input = { journeyId, list: 'failed', limit: 10 };
    const { people } = await this.query<{ people: { label: string }[] }>('live.people', input);
    return people.map(({ label }) => label);
  }

  /** How a test stands; nothing while nobody took part. */
  async tests(journeyId: string, nodeId: string): Promise<{ nodeId: string; key: string }[]> {
    const results: { nodeId: string; key: string }[] = await this.query('live.results', { journeyId });
    return results.filter((result) => result.nodeId === nodeId);
  }

  async chooseWinner(journeyId: string, nodeId: string, arm: string): Promise<void> {
    const [test] = await this.tests(journeyId, nodeId);
    if (!test) throw new Error('Nobody took part in the test yet.');
    await this.mutate('live.chooseWinner', { journeyId, nodeId, key: test.key, choice: { of: 'arm', arm } });
  }

  /** Where the newest e-mail lets its reader unsubscribe; null while there is no e-mail. */
  async unsubscribeLink(): Promise<string | null> {
    const { messages } = await this.query<{ messages: { id: number }[] }>('messages.list', {
      channel: 'email',
      limit: 1,
    });
    const [newest] = messages;
    if (!newest) return null;
    const message = await this.query<object>('messages.get', { id: newest.id });
    return /\/u\/[\w-]+/.exec(JSON.stringify(message))?.[0] ?? null;
  }

  async openTasks(): Promise<number> {
    return (await this.query<{ counts: { open: number } }>('tasks.list', { list: 'open' })).counts.open;
  }

  /** Events of customers, as an application would send them. */
  async track(events: readonly { userId: string; event: string }[]): Promise<void> {
    const { key } = await this.mutate<{ key: string }>('settings.writeKeys.create', {
      name: 'Browser test',
      kind: 'server',
    });
    const batch = events.map((event, index) => ({
      ...event,
      type: 'track',
      messageId: `${event.event}-${event.userId}-${index}`,
    }));
    const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
    const response = await this.request.post('/v1/batch', { data: { batch }, headers: { authorization } });
    if (!response.ok()) throw new Error(`The intake answered ${response.status()}: ${await response.text()}`);
  }

  /** Customers who stand at a step, on whatever version. */
  async waitingAt(journeyId: string, nodeId: string): Promise<number> {
    const { places } = await this.query<{ places: { nodeId: string | null; waiting: number }[] }>(
      'journeys.publicationImpact',
      { journeyId },
    );
    return places.filter((place) => place.nodeId === nodeId).reduce((sum, place) => sum + place.waiting, 0);
  }

  /** Customers who are at a step longer than others were, on whatever version. */
  async stuckAt(journeyId: string, nodeId: string): Promise<number> {
    const { steps } = await this.query<{ steps: { nodeId: string; stuck: number }[] }>('live.stuck', { journeyId });
    return steps.filter((step) => step.nodeId === nodeId).reduce((sum, { stuck }) => sum + stuck, 0);
  }

  /** A customer of whom something is known. */
  async anyCustomer(): Promise<{ id: string; label: string }> {
    const { customers } = await this.query<{ customers: { id: string; label: string }[] }>('customers.find', {
      search: '',
      limit: 1,
    });
    const [customer] = customers;
    if (!customer) throw new Error('There is no customer.');
    return customer;
  }

  async archive(journeyId: string): Promise<void> {
    await this.mutate('journeys.archive', { journeyId });
  }

  /** Where webhooks may go; resolves with its id. */
  async newEndpoint(name: string, url: string): Promise<string> {
    return (await this.mutate<{ id: string }>('settings.endpoints.create', { name, url })).id;
  }

  clock(): Promise<{ clock: { speed: number; paused: boolean } }> {
    return this.query('workspace.get');
  }

  async setClock(change: { speed?: number; paused?: boolean }): Promise<void> {
    await this.mutate('workspace.clock.set', change);
  }

  /** The newest e-mail in the sandbox: whom it is for, and where its link leads; null while there is none. */
  async newestEmail(): Promise<{ customerId: string; link: string } | null> {
    const { messages } = await this.query<{ messages: { id: number }[] }>('messages.list', {
      channel: 'email',
      limit: 1,
    });
    const [newest] = messages;
    if (!newest) return null;
    const email = await this.query<{ customerId: string; content: Record<string, string> }>('messages.get', {
      id: newest.id,
    });
    const link = /https?:\/\/\S+\/u\/[\w-]+/.exec(email.content.text ?? '')?.[0];
    return link === undefined ? null : { customerId: email.customerId, link };
  }

  private async query<Answer>(procedure: string, input?: object): Promise<Answer> {
    const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return answerOf(await this.request.get(`/trpc/${procedure}${search}`, { headers: this.headers }));
  }

  private async mutate<Answer>(procedure: string, input: object): Promise<Answer> {
    return answerOf(await this.post(procedure, input));
  }

  private get headers(): Record<string, string> {
    return { origin: this.origin, 'kairos-client': 'web', 'sec-fetch-site': 'same-origin' };
  }

  private post(procedure: string, data: object): Promise<APIResponse> {
    return this.request.post(`/trpc/${procedure}`, { data, headers: this.headers });
  }
}

async function answerOf<Answer>(response: APIResponse): Promise<Answer> {
  if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`);
  const body: { result: { data: Answer } } = await response.json();
  return body.result.data;
}
