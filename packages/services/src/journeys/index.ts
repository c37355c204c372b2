/** Journeys: drawn as a draft, published as versions. */
export { archiveJourney, type DraftToSave, renameJourney, restoreJourney, saveDraft } from './change';
export { createJourney, duplicateJourney, type JourneyToMake } from './create';
export * from './errors';
export { moveCustomers, readMovePreview } from './move-customers';
export { continueMoves, type MovedCounts } from './move-runs';
export { type PauseOutlook, type PauseToBegin, pauseJourney, readPauseOutlook, resumeJourney } from './pause';
export { type Publication, type PublicationImpact, publishJourney, readPublicationImpact } from './publish';
export { type JourneyListItem, type JourneyView, readJourney, readJourneys } from './read';
export type { StandingPlace } from './standing';
export { type ChangeCounts, type JourneyVersions, readVersion, readVersions, type VersionItem } from './versions';
