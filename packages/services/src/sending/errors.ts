/** What the sending rules may refuse. */
import { Refusal } from '../refusal';

/** The screen shows each problem at its place; only a caller that did not look gets here. */
export const rulesDoNotFit = (path: string) =>
  new Refusal('sending/rules-do-not-fit', 'invalid', `The sending rules do not hold at ${path}.`);

export const rulesChangedMeanwhile = () =>
  new Refusal('sending/rules-changed', 'conflict', 'Somebody else has changed the sending rules in the meantime.');
