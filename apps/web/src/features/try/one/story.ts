/** What a trial tells, in the shape in which the live view tells a real run. */
import type { SimulatedRun } from '@kairos/engine';
import type { ToldRun } from '../../live/run/run-story';
import type { PlayedTrial, Trial } from './trial';

/** `run` null: nothing has started, and what is sensed is told. */
export function storyOf(played: PlayedTrial, run: SimulatedRun | null, trial: Trial): ToldRun {
  const startedAt = run?.run.campaignStartedAt ?? null;
  const until = startedAt ?? trial.now;
  const before = trial.events.filter((event) => event.at < until);
  return {
    lines: run?.lines ?? [],
    sensed: played.transitions
      .filter((transition) => transition.at <= until)
      .map((transition) => ({ ...transition, refusal: transition.refusal ?? null }))
      .reverse(),
    lastEvent: before.at(-1) ?? null,
    times: run ? played.runs.indexOf(run) + 1 : 0,
    failure: run?.run.outcome === 'failed' ? { code: 'no-way-on', message: 'The step failed.' } : null,
  };
}
