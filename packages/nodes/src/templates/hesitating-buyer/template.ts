/** The journey of the demonstration, as one to begin with. */
import { hesitatingBuyerJourney } from '../../journeys/hesitating-buyer';
import type { JourneyTemplate } from '../template';
import english from './words.en.json';
import dutch from './words.nl.json';

export const hesitatingBuyer: JourneyTemplate = {
  id: 'hesitating-buyer',
  order: 11,
  words: { en: english, nl: dutch },
  journey: hesitatingBuyerJourney,
};
