/** What a workspace may refuse. */
import { Refusal } from '../refusal';

/** Unknown, or not this member's: the answer does not tell which. */
export const workspaceNotFound = () =>
  new Refusal('workspace/not-found', 'not-found', 'There is no such workspace for this member.');

/** A real clock shows real time; it has no speed and no pause. */
export const clockIsReal = () =>
  new Refusal('workspace/clock-is-real', 'conflict', 'The clock of this workspace shows real time.');

export const writeKeyNotFound = () =>
  new Refusal('settings/write-key-not-found', 'not-found', 'There is no live write key of this id.');
