/** Word of changes in a workspace for as long as its member may hear it. */
import { findMemberWorkspaces } from '@kairos/db';
import { findSignedInMember } from '@kairos/services';
import type { ApiContext } from '../context/context';
import { ticks } from './ticks';

/** With the longest quiet time of a stream this makes less than five seconds. */
const RECHECK_AFTER = 2_000;

interface Listening<Topic extends string> {
  /** Database channel → topic. The channels' payload is the workspace's id. */
  channels: Record<string, Topic>;
  signal: AbortSignal;
}

/** Topics that changed, at most four times a second; none of them when nothing happened for a while. */
export async function* workspaceTicks<Topic extends string>(
  ctx: ApiContext & { workspaceId: string },
  { channels, signal }: Listening<Topic>,
): AsyncGenerator<Topic[]> {
  let checkedAt = Date.now();
  for await (const topics of ticks(ctx.notifications, { channels, payload: ctx.workspaceId, signal })) {
    if (Date.now() - checkedAt > RECHECK_AFTER) {
      if (!(await mayStillSee(ctx, ctx.workspaceId))) return;
      checkedAt = Date.now();
    }
    yield topics;
  }
}

/** A stream outlives the request that opened it: a session that ended or a membership that was taken away ends it too. */
async function mayStillSee(ctx: ApiContext, workspaceId: string): Promise<boolean> {
  const token = ctx.cookie.read();
  const member = token === null ? null : await findSignedInMember(ctx.database, token, new Date());
  if (!member) return false;
  const workspaces = await findMemberWorkspaces(ctx.database, member.id);
  return workspaces.some((each) => each.workspaceId === workspaceId);
}
