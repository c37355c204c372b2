/** What the live view may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or another workspace's. */
export const runNotFound = () =>
  new Refusal('live/run-not-found', 'not-found', 'There is no such run in this workspace.');

export const versionNotFound = () =>
  new Refusal('live/version-not-found', 'not-found', 'This journey has no such version.');

/** Somebody was first, or it was parked before such runs could be taken up again. */
export const runNotParked = () =>
  new Refusal('live/run-not-parked', 'conflict', 'This run is not parked, or cannot be taken up again.');

/** Only one alarm is set per customer and journey. */
export const runReplaced = () =>
  new Refusal('live/run-replaced', 'conflict', 'The journey watches this customer by another run by now.');
