/** The opening page: how every journey stands, and what happened just now. */
export { type Happening, HappeningReader } from './happenings';
export { HomeReader, type HomeView, type JourneyPulse } from './pulse';
