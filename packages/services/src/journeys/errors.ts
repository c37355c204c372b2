/** What a journey may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or another workspace's: the answer does not tell which. */
export const journeyNotFound = () => new Refusal('journeys/not-found', 'not-found', 'There is no such journey.');

/** Somebody else, or another tab, saved in the meantime. `revision` is the one that is stored now. */
export const draftChanged = (revision: number) =>
  new Refusal('journeys/draft-changed', 'conflict', 'The draft was changed in the meantime.', { revision });

export const hasProblems = (count: number) =>
  new Refusal('journeys/has-problems', 'invalid', 'The draft has errors and cannot be published.', { count });

/** There is nothing to pause or to go on with. */
export const journeyNotPublished = () =>
  new Refusal('journeys/not-published', 'conflict', 'The journey was never published.');

export const journeyArchived = () =>
  new Refusal('journeys/archived', 'conflict', 'The journey is archived; bring it back first.');
