/** Delivery: one deliverer per channel, so that a slow one never holds another, and a sweeper for what got stuck. */
import { type Database, listWorkspaceIds } from '@kairos/db';
import {
  assumeSent,
  ContentCache,
  DELIVERY_TIMING,
  type DeliveryTiming,
  type PlanCache,
  sweepLeases,
  tellCallbacks,
} from '@kairos/services';
import type { Logger } from 'pino';
import { repeat } from '../bootstrap/repeat';
import { Deliverer, type DelivererParts } from './deliverer';
import type { Outlet } from './providers';

export { type Outlet, outletsFor } from './providers';
export { startWebhooks } from './webhook-deliverer';

export interface DeliverySettings {
  database: Database;
  plans: PlanCache;
  outlets: Outlet[];
  /** Beginning of every link that we send, without a slash at its end. */
  publicUrl: string;
  secret: Buffer;
  log: Logger;
  timing?: DeliveryTiming;
}

export interface RunningDeliverers {
  /** Stops claiming, and waits for what is under way. */
  stop(): Promise<void>;
}

const SWEEP_MS = 2_000;

export async function startDeliverers(settings: DeliverySettings): Promise<RunningDeliverers> {
  const { database, log, outlets } = settings;
  const parts = { ...settings, contents: new ContentCache(), timing: settings.timing ?? DELIVERY_TIMING };
  const deliverers = outlets.map((outlet) => new Deliverer(parts, outlet));
  const sweeper = repeat('delivery sweeper', SWEEP_MS, log, () => sweep(parts, outlets));
  const callbacks = repeat('callbacks', SWEEP_MS, log, () => tellAll(parts));
  const listeners = await Promise.all([
    database.listen('kairos_messages', () => {
      for (const deliverer of deliverers) deliverer.nudge();
    }),
    database.listen('kairos_callbacks', () => callbacks.nudge()),
  ]);
  return {
    async stop() {
      await Promise.all(listeners.map((listener) => listener.unlisten()));
      await Promise.all([sweeper.stop(), callbacks.stop(), ...deliverers.map((deliverer) => deliverer.stop())]);
    },
  };
}

async function tellAll(parts: DelivererParts): Promise<void> {
  for (const workspaceId of await listWorkspaceIds(parts.database)) {
    while ((await tellCallbacks(parts, workspaceId)) > 0);
  }
}

async function sweep(parts: DelivererParts, outlets: Outlet[]): Promise<void> {
  const withKeys = new Set(
    outlets.filter(({ provider }) => provider.honoursKeys).map(({ provider }) => provider.channel),
  );
  for (const workspaceId of await listWorkspaceIds(parts.database)) {
    const expired = await sweepLeases(parts, workspaceId, (channel) => withKeys.has(channel));
    if (expired > 0) parts.log.warn({ workspaceId, messages: expired }, 'leases ran out');
    for (const { provider } of outlets) {
      if (!provider.honoursKeys) await assumeSent(parts, workspaceId, provider.channel);
    }
  }
}
