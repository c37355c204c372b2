/**
 * The counts of a journey: all of them when the page connects, then what changed, at most four times a second.
 * Counts are told as they stand, never as differences, so whoever lost the connection simply connects again.
 */
import { FlowReader } from '@kairos/services';
import { z } from 'zod';
import { workspaceTicks } from '../../live/workspace-ticks';
import { workspaceProcedure } from '../../trpc';
import { chosenRange } from './chosen-range';

const inputSchema = z.object({ journeyId: z.uuid(), range: chosenRange });
const CHANNELS = { kairos_flow: 'flow' } as const;

export const flow = workspaceProcedure.input(inputSchema).subscription(async function* ({ ctx, input, signal }) {
  if (!signal) return;
  const reader = new FlowReader(ctx.database, ctx.workspaceId, input.journeyId, input.range);
  yield { type: 'snapshot' as const, ...(await reader.snapshot()) };
  // Quiet ticks read too: what was told between the snapshot and the first tick is not missed for long.
  for await (const _ of workspaceTicks(ctx, { channels: CHANNELS, signal })) {
    const changed = await reader.changes();
    yield changed ? { type: 'change' as const, ...changed } : { type: 'unchanged' as const };
  }
});
