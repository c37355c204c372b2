/** Tells a page that something changed in its workspace, at most four times a second, as long as its member may see it. */
import { workspaceTicks } from '../../live/workspace-ticks';
import { workspaceProcedure } from '../../trpc';

/** Database channel → what a page may listen for. */
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

export const changes = workspaceProcedure.subscription(async function* ({ ctx, signal }) {
  if (!signal) return;
  for await (const topics of workspaceTicks(ctx, { channels: CHANNELS, signal })) yield { topics };
});
