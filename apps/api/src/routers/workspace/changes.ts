/** Tells a page that something changed in its workspace, at most four times a second, as long as its member may see it. */
import { findMemberWorkspaces } from '@kairos/db';
import { findSignedInMember } from '@kairos/services';
import type { ApiContext } from '../../context/context';
import { ticks } from '../../live/ticks';
import { workspaceProcedure } from '../../trpc';

/** Database channel → what a page may listen for. The channels' payload is the workspace's id. */
const CHANNELS = {
  /** Counts and runs moved on, messages were settled. */
  kairos_flow: 'flow',
  /** Events arrived. */
  kairos_route: 'events',
  /** Messages were planned. */
  kairos_messages: 'messages',
  /** A journey was published, paused or changed. */
  kairos_journeys: 'journeys',
  /** The clock was set. */
  kairos_clock: 'clock',
} as const;
/** With the longest quiet time of a stream this makes less than five seconds. */
const RECHECK_AFTER = 2_000;

export const changes = workspaceProcedure.subscription(async function* ({ ctx, signal }) {
  if (!signal) return;
  let checkedAt = Date.now();
  for await (const topics of ticks(ctx.notifications, { channels: CHANNELS, payload: ctx.workspaceId, signal })) {
    if (Date.now() - checkedAt > RECHECK_AFTER) {
      if (!(await mayStillSee(ctx, ctx.workspaceId))) return;
      checkedAt = Date.now();
    }
    yield { topics };
  }
});

/** A stream outlives the request that opened it: a session that ended or a membership that was taken away ends it too. */
async function mayStillSee(ctx: ApiContext, workspaceId: string): Promise<boolean> {
  const token = ctx.cookie.read();
  const member = token === null ? null : await findSignedInMember(ctx.database, token, new Date());
  if (!member) return false;
  const workspaces = await findMemberWorkspaces(ctx.database, member.id);
  return workspaces.some((each) => each.workspaceId === workspaceId);
}
