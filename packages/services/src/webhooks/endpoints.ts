/** Endpoints that journeys may call. A secret is shown once, when it is made. */
import { newWebhookSecret, whyNotAnEndpoint } from '@kairos/channels';
import {
  type Database,
  type EndpointRow,
  insertEndpoint,
  insertWebhookSecret,
  listEndpoints,
  removeEndpoint,
  retireSecrets,
  type TransactionSql,
  withWorkspaceSql,
} from '@kairos/db';
import { v7 as uuid } from 'uuid';
import { endpointNotAllowed, endpointNotFound } from './errors';
import { type SealPlace, seal } from './seal';

/** For so long the secret that was replaced signs as well. */
const ROTATION_HOURS = 24;

export interface EndpointParts {
  database: Database;
  /** The installation's secret. */
  secret: Buffer;
  /** Hosts of the installation's own network that may be called, as `host` or `host:port`. */
  webhookHosts: readonly string[];
}

/** Moments are epoch ms: of making in real time, of the last call in the workspace's clock. */
export type EndpointView = Omit<EndpointRow, 'createdAt' | 'lastAt'> & { createdAt: number; lastAt: number | null };

export async function readEndpoints(database: Database, workspaceId: string): Promise<EndpointView[]> {
  const rows = await withWorkspaceSql(database, workspaceId, (sql) => listEndpoints(sql, workspaceId));
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.getTime(), lastAt: row.lastAt?.getTime() ?? null }));
}

/** The answer holds the secret, for the only time. Throws `settings/endpoint-not-allowed`. */
export async function createEndpoint(
  parts: EndpointParts,
  workspaceId: string,
  wanted: { name: string; url: string },
): Promise<{ id: string; secret: string }> {
  if (whyNotAnEndpoint(wanted.url, { ownHosts: parts.webhookHosts }) !== null) throw endpointNotAllowed();
  const id = uuid();
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    await insertEndpoint(sql, workspaceId, { ...wanted, id });
    return { id, secret: await makeSecret(sql, parts.secret, { workspaceId, endpointId: id }) };
  });
}

/** A new secret, shown now; the old one signs as well for a day, so that the receiver can change over. Throws `settings/endpoint-not-found`. */
export async function rotateEndpointSecret(
  parts: Pick<EndpointParts, 'database' | 'secret'>,
  workspaceId: string,
  endpointId: string,
): Promise<{ secret: string }> {
  return withWorkspaceSql(parts.database, workspaceId, async (sql) => {
    const found = await retireSecrets(sql, workspaceId, { endpointId, hours: ROTATION_HOURS });
    if (!found) throw endpointNotFound();
    return { secret: await makeSecret(sql, parts.secret, { workspaceId, endpointId }) };
  });
}

/** From now on nothing is called there; what was still to be called fails. Throws `settings/endpoint-not-found`. */
export async function endEndpoint(database: Database, workspaceId: string, endpointId: string): Promise<void> {
  const removed = await withWorkspaceSql(database, workspaceId, (sql) => removeEndpoint(sql, workspaceId, endpointId));
  if (!removed) throw endpointNotFound();
}

async function makeSecret(sql: TransactionSql, installationSecret: Buffer, place: SealPlace): Promise<string> {
  const secret = newWebhookSecret();
  await insertWebhookSecret(sql, place.workspaceId, {
    id: uuid(),
    endpointId: place.endpointId,
    sealed: seal(installationSecret, place, secret),
  });
  return secret;
}
