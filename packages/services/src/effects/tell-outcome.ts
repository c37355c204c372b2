/** Tells a run what came of an effect that it waits for: as an event of the customer, through the router like all others. */
import { insertEvents, notifyRouters, readChains, type TransactionSql } from '@kairos/db';
import { type JsonObject, STEP_PROPERTY } from '@kairos/engine';
import { v7 as uuid } from 'uuid';
import { routePartition } from '../events';

/** Which step it is about. */
export interface EffectOrigin {
  runId: string;
  journeyId: string;
  nodeId: string;
  visit: number;
  customerId: string;
}

/** Told twice under one key it is stored once. `at` is the workspace's clock. */
export async function tellOutcome(
  sql: TransactionSql,
  workspaceId: string,
  told: { origin: EffectOrigin; key: string; name: string; properties: JsonObject; at: Date },
): Promise<void> {
  const { runId, journeyId, nodeId, visit, customerId } = told.origin;
  const chains = await readChains(sql, [runId]);
  await insertEvents(
    sql,
    workspaceId,
    [
      {
        id: uuid(),
        messageId: `outcome/${told.key}`,
        customerId,
        kind: 'effect',
        name: told.name,
        properties: { ...told.properties, journeyId, nodeId, [STEP_PROPERTY]: `${runId}/${nodeId}/${visit}` },
        occurredAt: told.at,
        partition: routePartition(customerId),
        chain: [...(chains.get(runId) ?? []), journeyId],
      },
    ],
    told.at,
  );
  await notifyRouters(sql, workspaceId);
}
