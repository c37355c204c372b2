/** What a step of the campaign is told, for a run of which nothing special is known. */
import { firstArrival, type StepContext } from '@kairos/engine';

/** A context at moment 0; everything can be set otherwise. */
export function contextFor<Config>(
  config: Config,
  differences: Partial<StepContext<Config>> = {},
): StepContext<Config> {
  return {
    ...firstArrival(config, { customerKey: 'customer', attributes: {}, timeZone: 'UTC' }, 0),
    ...differences,
  };
}
