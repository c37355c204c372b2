/** What the canvas, the palette, the forms and the help need of the kinds. */
export { KIND_HELP } from './help';
export { hesitatingBuyerJourney } from './journeys/hesitating-buyer';
export { winBackJourney } from './journeys/win-back';
export { NODE_KINDS } from './registry';
export { say } from './wording/say';
