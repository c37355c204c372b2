/** The live view: how a journey stands, who is where, and one customer's run. */
export { type FlowCount, type FlowCounts, FlowReader } from './flow-reader';
export { joinOldSpans } from './join-spans';
export { type LiveJourney, openLiveJourney } from './live-journey';
export { endRun, retryRun, retryRuns } from './parked-runs';
export {
  PEOPLE_LISTS,
  type PeopleCursor,
  type PeopleList,
  type PeoplePageView,
  type Person,
  readPeople,
} from './people';
export { type ChosenRange, type Range, RECENT_RANGES } from './range';
export { type Replay, readReplay } from './replay';
export { type RunStory, readRun } from './run-story';
export { readSensedNow, type SensedNode, type SensedNow } from './sensed-now';
export { readStuck, type StuckSteps } from './stuck';
