/** Sends events as a sender outside does: over HTTP, in batches, with a write key. */

import { createWriteKey } from '@kairos/services';
import type { Scenario, ScenarioEvent } from '@kairos/testkit';
import type { Door } from './win-back-scenario';

const BATCH = 500;

/** Every event is stored when the door's promise resolves; it rejects when one of them was not. */
export async function httpDoor({ database, workspaceId }: Scenario, apiUrl: string): Promise<Door> {
  const { key } = await createWriteKey(database, workspaceId, { name: 'Scenario', kind: 'server' });
  const authorization = `Basic ${Buffer.from(`${key}:`).toString('base64')}`;
  const post = async (batch: object[]) => {
    const response = await fetch(`${apiUrl}/v1/batch`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ batch }),
    });
    const answer = await response.text();
    if (!response.ok || !answer.startsWith('{"success":true')) throw new Error(`${response.status}: ${answer}`);
  };
  return async (events) => {
    const items = events.map(itemOf);
    for (let from = 0; from < items.length; from += BATCH) await post(items.slice(from, from + BATCH));
  };
}

function itemOf({ userId, name, at, properties = {}, kind = 'track', messageId }: ScenarioEvent): object {
  const common = { userId, timestamp: new Date(at).toISOString(), messageId };
  if (kind === 'identify') return { ...common, type: 'identify', traits: properties };
  return { ...common, type: 'track', event: name, properties };
}
