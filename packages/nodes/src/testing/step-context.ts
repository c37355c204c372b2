/** What a step of the campaign is told, for a run of which nothing special is known. */
import type { StepContext } from '@kairos/engine';

/** A context at moment 0; everything can be set otherwise. */
export function contextFor<Config>(
  config: Config,
  differences: Partial<StepContext<Config>> = {},
): StepContext<Config> {
  return {
    config,
    nodeId: 'step',
    visit: 1,
    now: 0,
    campaignStartedAt: 0,
    enteredAt: 0,
    facts: { customerKey: 'customer', attributes: {}, timeZone: 'UTC' },
    assignmentKey: 'customer',
    hits: [],
    stepKey: 'run/step/1',
    triggeredBy: null,
    ...differences,
  };
}
