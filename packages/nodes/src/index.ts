/** The public door of the node kinds: the registry, and journeys to begin with. */
export { hesitatingBuyerJourney } from './journeys/hesitating-buyer';
export { winBackJourney } from './journeys/win-back';
export { NODE_KINDS } from './registry';
