/** One customer's pass through a journey, as the server tells it. */
import type { ApiOutputs } from '../../../api/trpc';

export type RunStory = ApiOutputs['live']['run'];
export type RunMessage = RunStory['messages'][number];
