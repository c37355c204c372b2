/** What every procedure finds in its hands: who asks, from where, for which workspace. */
import type { Database } from '@kairos/db';
import { findSignedInMember, type SignedInMember } from '@kairos/services';
import type { CreateFastifyContextOptions } from '@trpc/server/adapters/fastify';
import type { Notifications } from '../live/notifications';
import { type SessionCookie, sessionCookie } from './session-cookie';

/** Names the workspace a page shows; a member of one workspace need not send it. */
export const WORKSPACE_HEADER = 'kairos-workspace';

/** What the process holds once and every request uses. */
export interface ApiParts {
  database: Database;
  notifications: Notifications;
  settings: {
    /** Address under which browsers reach Kairos; decides about secure cookies and whose requests are ours. */
    publicUrl: string;
    /** Folder of the built web application; null when another server brings it (development, tests). */
    webFolder: string | null;
    /** The installation's secret, which proves links that we sent. */
    secret: Buffer;
    /** Hosts of the installation's own network that webhooks may call. */
    webhookHosts: readonly string[];
    /** By which providers prove what they report back; null when none may. */
    callbackSecret: string | null;
  };
}

export interface ApiContext extends ApiParts {
  requestId: string;
  /** Null while nobody is signed in. */
  member: SignedInMember | null;
  wantedWorkspaceId: string | null;
  cookie: SessionCookie;
  /** The connection's address; only for limits, never logged. */
  address: string;
  userAgent: string | null;
}

export function createContext(parts: ApiParts) {
  return async ({ req, res, info }: CreateFastifyContextOptions): Promise<ApiContext> => {
    const cookie = sessionCookie(req, res, parts.settings.publicUrl);
    const token = cookie.read();
    return {
      ...parts,
      requestId: req.id,
      member: token === null ? null : await findSignedInMember(parts.database, token, new Date()),
      wantedWorkspaceId: single(req.headers[WORKSPACE_HEADER]) ?? info.connectionParams?.workspace ?? null,
      cookie,
      address: req.ip,
      userAgent: req.headers['user-agent'] ?? null,
    };
  };
}

function single(header: string | string[] | undefined): string | null {
  return typeof header === 'string' && header !== '' ? header : null;
}
