/** The journey of the demonstration, as one to begin with. */
import { winBackJourney } from '../../journeys/win-back';
import type { JourneyTemplate } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

export const winBack: JourneyTemplate = {
  id: 'win-back',
  order: 8,
  words: { en: english, nl: dutch },
  journey: winBackJourney,
};
