/** Lets held messages go when their time has come, at the pace of the workspace; the gate is asked again at their hand-over. */
import {
  appendFlow,
  type Database,
  readSendingRules,
  readWorkspaceSettings,
  releaseHeldMessages,
  withWorkspaceSql,
} from '@kairos/db';
import { type Channel, releaseBatch } from '@kairos/engine';
import { readHorizon } from '../cohorts/horizon';

/** `nextIn` is real milliseconds until more may leave; null when no message's time has come. */
export async function releaseHeld(
  database: Database,
  workspaceId: string,
  channel: Channel,
): Promise<{ released: number; nextIn: number | null }> {
  return withWorkspaceSql(database, workspaceId, async (sql) => {
    const { clock } = await readWorkspaceSettings(sql);
    const { releasePerSecond } = await readSendingRules(sql);
    const horizon = new Date(await readHorizon(sql, clock));
    const { released, nextIn } = await releaseHeldMessages(sql, workspaceId, {
      ...{ channel, horizon },
      ...releaseBatch(releasePerSecond),
    });
    const flow = released.map(({ journeyId, versionId, nodeId }) => ({
      journeyId,
      versionId,
      nodeId,
      metric: 'held',
      amount: -1,
      at: horizon.getTime(),
    }));
    await appendFlow(sql, workspaceId, flow);
    return { released: released.length, nextIn };
  });
}
