/** A real server on a real database, and a browser's manners to talk to it. */
import { connectDatabase, type Database } from '@kairos/db';
import { createOwner, createSignInLink, createWorkspace } from '@kairos/services';
import { createTestDatabase } from '@kairos/testkit/stack';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { notifications } from '../src/live/notifications';
import { createServer } from '../src/server';

export const ORIGIN = 'http://localhost:8080';
export const SECRET = Buffer.alloc(32, 7);
/** By which providers sign what they report. */
export const CALLBACK_SECRET = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;

/** What a browser sends along with a request that our own page makes. */
export const BROWSER_HEADERS = {
  origin: ORIGIN,
  host: 'localhost:8080',
  'sec-fetch-site': 'same-origin',
  'kairos-client': 'web',
  'content-type': 'application/json',
};

export interface Door {
  server: FastifyInstance;
  database: Database;
  /** Calls a procedure as our page would. */
  mutate(path: string, input: unknown, cookie?: string, headers?: Record<string, string>): Promise<Answer>;
  query(path: string, input: unknown, cookie?: string, headers?: Record<string, string>): Promise<Answer>;
  inject(request: InjectOptions): Promise<LightMyRequestResponse>;
  /** A new owner in a new workspace, signed in by link. */
  owner(email: string, workspaceId?: string): Promise<SignedIn>;
  close(): Promise<void>;
}

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of many procedures, looked at by expectations only
  data: any;
  refusal: string | null;
  cookie: string | null;
}

export interface SignedIn {
  cookie: string;
  workspaceId: string;
  email: string;
}

export async function openDoor(publicUrl = ORIGIN, options: Parameters<typeof createServer>[1] = {}): Promise<Door> {
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.appUrl, { max: 5 });
  const server = await createServer(
    {
      database,
      notifications: notifications(database),
      settings: { publicUrl, webFolder: null, secret: SECRET, webhookHosts: [], callbackSecret: CALLBACK_SECRET },
    },
    options,
  );

  // Every call comes from an address of its own, or the limit per address would turn the tests away.
  let calls = 0;
  const fromSomewhere = () => {
    calls += 1;
    return { 'x-forwarded-for': `10.1.${calls >> 8}.${calls & 255}` };
  };
  const call = async (request: InjectOptions): Promise<Answer> => answerOf(await server.inject(request));
  const door: Door = {
    server,
    database,
    inject: (request) => server.inject(request),
    mutate: (path, input, cookie, headers = {}) =>
      call({
        method: 'POST',
        url: `/trpc/${path}`,
        headers: { ...BROWSER_HEADERS, ...fromSomewhere(), ...cookieHeader(cookie), ...headers },
        payload: JSON.stringify(input ?? null),
      }),
    query: (path, input, cookie, headers = {}) =>
      call({
        method: 'GET',
        url: `/trpc/${path}${input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
        headers: { ...BROWSER_HEADERS, ...fromSomewhere(), ...cookieHeader(cookie), ...headers },
      }),
    async owner(email, workspaceId) {
      const workspace = workspaceId
        ? { workspaceId }
        : await createWorkspace(database, {
            name: `Workspace of ${email}`,
            timeZone: 'Europe/Amsterdam',
            currency: 'EUR',
          });
      await createOwner(database, { workspaceId: workspace.workspaceId, email, name: 'An owner' });
      const link = await createSignInLink(database, ORIGIN, email);
      const answer = await door.mutate('auth.signInWithLink', { token: tokenOf(link) });
      if (answer.cookie === null) throw new Error('The link did not open a session.');
      return { cookie: answer.cookie, workspaceId: workspace.workspaceId, email };
    },
    async close() {
      await server.close();
      await database.end();
      await testDatabase.drop();
    },
  };
  return door;
}

export function tokenOf(link: string): string {
  return new URLSearchParams(new URL(link).hash.slice(1)).get('link') ?? '';
}

function cookieHeader(cookie: string | undefined): Record<string, string> {
  return cookie === undefined ? {} : { cookie };
}

function answerOf(response: LightMyRequestResponse): Answer {
  const body = response.json();
  const set = response.cookies.find((each) => each.name.endsWith('kairos') && each.value !== '');
  return {
    status: response.statusCode,
    data: body.result?.data,
    refusal: body.error?.data?.refusal ?? body.code ?? null,
    cookie: set ? `${set.name}=${set.value}` : null,
  };
}
