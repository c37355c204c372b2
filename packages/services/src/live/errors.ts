/** What the live view may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or another workspace's. */
export const runNotFound = () =>
  new Refusal('live/run-not-found', 'not-found', 'There is no such run in this workspace.');

export const versionNotFound = () =>
  new Refusal('live/version-not-found', 'not-found', 'This journey has no such version.');
