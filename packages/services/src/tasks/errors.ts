/** What the use cases of tasks may refuse. */
import { Refusal } from '../refusal';

export const taskNotFound = () =>
  new Refusal('tasks/not-found', 'not-found', 'There is no such task in this workspace.');

/** Somebody else has it, it is done, or its customer has gone on. */
export const taskNotYours = () => new Refusal('tasks/not-yours', 'conflict', 'This task is in other hands, or over.');

export const unknownOutcome = () => new Refusal('tasks/unknown-outcome', 'invalid', 'The task has no such outcome.');
