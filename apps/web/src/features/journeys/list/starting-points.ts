/** What a new journey can begin as. */
import { EMPTY_DOCUMENT, type JourneyDocument, type Language } from '@kairos/engine';
import { hesitatingBuyerJourney, winBackJourney } from '@kairos/nodes/editor';

/** Their words are `start.<id>` and `start.<id>.text`. */
export const STARTING_POINTS = ['empty', 'win-back', 'hesitating-buyer'] as const;
export type StartingPoint = (typeof STARTING_POINTS)[number];

export function documentFor(start: StartingPoint, language: Language): JourneyDocument {
  switch (start) {
    case 'empty':
      return EMPTY_DOCUMENT;
    case 'win-back':
      return winBackJourney(language);
    case 'hesitating-buyer':
      return hesitatingBuyerJourney(language);
  }
}
