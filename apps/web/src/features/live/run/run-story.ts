/** One customer's pass through a journey, as the server tells it. */
import type { ApiOutputs } from '../../../api/trpc';

export type RunStory = ApiOutputs['live']['run'];
/** What is told of a run, real or tried. */
export type ToldRun = Pick<RunStory, 'lines' | 'sensed' | 'lastEvent' | 'times' | 'failure'>;
export type RunEffect = RunStory['effects'][number];
export type RunMessage = RunStory['messages'][number];
