/** How every journey stands and what happened just now, about once a second while something happens. */
import { setTimeout as pause } from 'node:timers/promises';
import { HappeningReader, HomeReader } from '@kairos/services';
import { workspaceTicks } from '../../live/workspace-ticks';
import { workspaceProcedure } from '../../trpc';

const CHANNELS = { kairos_flow: 'flow', kairos_route: 'events', kairos_journeys: 'journeys' } as const;
/** Beside the quarter of a second for which ticks gather. */
const REST_MS = 600;

export const watch = workspaceProcedure.subscription(async function* ({ ctx, signal }) {
  if (!signal) return;
  const home = new HomeReader(ctx.database, ctx.workspaceId);
  const happenings = new HappeningReader(ctx.database, ctx.workspaceId);
  yield { view: await home.read(), happenings: await happenings.read() };
  for await (const topics of workspaceTicks(ctx, { channels: CHANNELS, signal })) {
    if (topics.includes('journeys')) home.forgetJourneys();
    yield { view: await home.read(), happenings: await happenings.read() };
    await pause(REST_MS, null, { signal }).catch(() => {});
  }
});
